/**
 * A program as a TLA+ module for TLC: one record variable with a field a
 * component, one action a ground step. `tlaConfig` is the model beside it.
 */
import type { GroundStep, Program } from '../compile/program.js';
import type { ExportOptions, StateClaim } from './claims.js';
import { chosenClaims, stateClaims, unstated } from './claims.js';
import type { Command, GuardedCommand, ScriptedCommand } from './command.js';
import { commandsOf } from './command.js';
import { Printer, spellOut } from './expression.js';
import type { Definition } from './library.js';
import { Library } from './library.js';
import type { NamedType, Names } from './names.js';
import { describeStep, identifier, namesOf } from './names.js';
import type { Notation } from './spelling.js';
import { tlaScript } from './tla-script.js';

const notation: Notation = {
  true: 'TRUE',
  false: 'FALSE',
  and: '/\\',
  or: '\\/',
  equals: '=',
  differs: '#',
  atMost: '<=',
  not: (condition) => `~${condition}`,
  either: (condition, then, other) =>
    `(IF ${condition} THEN ${then} ELSE ${other})`,
  read: (variable) => `state.${variable.name}`,
};

/** The module's name, which TLC wants to be the file's name as well. */
export function tlaModule(program: Program): string {
  return identifier(program.system.name);
}

/**
 * The module, with its configuration for TLC after the end.
 *
 * @throws if `options` names a claim that cannot be exported
 */
export function toTla(program: Program, options: ExportOptions = {}): string {
  const names = namesOf(program);
  const library = new Library();
  const printer = new Printer(notation, names, library);
  const commands = commandsOf(program);
  const actions = commands.flatMap((command) =>
    command.kind === 'guarded'
      ? guardedAction(printer, command)
      : scriptedAction(program, names, printer, command),
  );
  const invariants = stateClaims(program).flatMap((claim) =>
    invariant(printer, claim),
  );
  return [
    `---- MODULE ${tlaModule(program)} ----`,
    ...heading(program),
    'EXTENDS Naturals',
    'VARIABLE state',
    ...names.types.flatMap(constants),
    ...library.definitions.flatMap(define),
    '',
    'Init == state = [',
    names.variables
      .map(({ name, initial }) => `  ${name} |-> ${initial.name}`)
      .join(',\n'),
    '  ]',
    '',
    'TypeOK == state \\in [',
    names.variables
      .map(
        ({ name, type }) =>
          `  ${name} : 0..${String(type.constants.length - 1)}`,
      )
      .join(',\n'),
    '  ]',
    ...actions,
    '',
    'Next ==',
    ...commands.map((command) => `  \\/ ${actionName(command)}`),
    ...(commands.length === 0 ? ['  FALSE'] : []),
    '',
    'Spec == Init /\\ [][Next]_state',
    ...invariants,
    '',
    '====',
    `Configuration for TLC, ${tlaModule(program)}.cfg:`,
    '',
    tlaConfig(program, options),
  ].join('\n');
}

/** @throws if `options` names a claim that cannot be exported */
export function tlaConfig(
  program: Program,
  options: ExportOptions = {},
): string {
  return [
    'SPECIFICATION Spec',
    'CHECK_DEADLOCK FALSE',
    'INVARIANT TypeOK',
    ...chosenClaims(program, options).map(
      (claim) => `INVARIANT ${claimName(claim)}`,
    ),
    '',
  ].join('\n');
}

function heading(program: Program): readonly string[] {
  const { name, scope } = program.system;
  return [
    `\\* Design ${safe(name)}, scope ${safe(scope)}. One action a ground step.`,
    ...unstated(program).map(
      ({ claim }) =>
        `\\* Not stated here (${claim.kind}): ${safe(claim.name)}.`,
    ),
  ];
}

/** Text that stays on its comment's line. */
function safe(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function constants(type: NamedType): readonly string[] {
  return [
    '',
    `\\* ${safe(type.meaning)}`,
    ...type.constants.map(
      ({ name, value, meaning }) =>
        `${name} == ${String(value)} \\* ${safe(meaning)}`,
    ),
  ];
}

function define(definition: Definition): readonly string[] {
  const { name, meaning } = definition;
  return [
    '',
    `\\* ${safe(meaning)}`,
    `${name}(x) == ${spellOut(notation, definition)}`,
  ];
}

function actionName(command: Command): string {
  const end =
    command.kind === 'guarded' && command.outcome === 'refused'
      ? '_refused'
      : '';
  return `Step_${String(command.step.index)}${end}`;
}

function opening(
  printer: Printer,
  command: Command,
  remark: string,
): readonly string[] {
  return [
    '',
    `\\* ${safe(describeStep(command.step))}${remark}`,
    `${actionName(command)} ==`,
    ...printer.parts(command.guard, 'all').map((part) => `  /\\ ${part}`),
  ];
}

function guardedAction(
  printer: Printer,
  command: GuardedCommand,
): readonly string[] {
  const changes = command.assignments.map((assignment) => {
    const { name } = printer.variable(assignment.component);
    return `      !.${name} = ${printer.assigned(assignment)}`;
  });
  return [
    ...opening(
      printer,
      command,
      command.outcome === 'refused' ? ', refused' : '',
    ),
    ...(changes.length === 0
      ? ['  /\\ UNCHANGED state']
      : [`  /\\ state' = [state EXCEPT\n${changes.join(',\n')}]`]),
  ];
}

function scriptedAction(
  program: Program,
  names: Names,
  printer: Printer,
  command: ScriptedCommand,
): readonly string[] {
  const { step } = command;
  const { definitions, state, outcome } = tlaScript(
    program,
    printer,
    step.instructions,
  );
  return [
    ...opening(printer, command, ''),
    '  /\\ LET',
    ...definitions.map((definition) => `       ${definition}`),
    `     IN \\/ /\\ ${outcome} = "through"`,
    `           /\\ state' = ${threadMoves(names, step, state, step.done)}`,
    ...(step.first || step.thread < 0
      ? []
      : [
          `        \\/ /\\ ${outcome} = "refused"`,
          `           /\\ state' = ` +
            threadMoves(names, step, 'state', step.refused),
        ]),
  ];
}

function threadMoves(
  names: Names,
  step: GroundStep,
  state: string,
  to: number,
): string {
  const thread = names.variables[step.thread];
  const target = thread?.constants[to];
  return thread === undefined || target === undefined
    ? state
    : `[${state} EXCEPT !.${thread.name} = ${target.name}]`;
}

function claimName(claim: StateClaim): string {
  return `No_${identifier(claim.name)}`;
}

function invariant(printer: Printer, claim: StateClaim): readonly string[] {
  const kind = claim.kind === 'never' ? 'Claim' : 'Broken by the witness';
  return [
    '',
    `\\* ${kind} ${safe(claim.name)}: ${safe(claim.says)}`,
    `${claimName(claim)} == ~(`,
    ...printer.parts(claim.such, 'any').map((part) => `  \\/ ${part}`),
    '  )',
  ];
}
