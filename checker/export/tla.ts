/**
 * A program as a TLA+ module for TLC: one record variable with a field a
 * component, one action a ground step. `tlaConfig` is the model beside it.
 */
import type { Program } from '../compile/program.js';
import type { ExportOptions, StateClaim } from './claims.js';
import { chosenClaims, stateClaims, unstated } from './claims.js';
import type { Command } from './command.js';
import { commandsOf } from './command.js';
import type { Notation } from './expression.js';
import { Printer } from './expression.js';
import type { NamedType } from './names.js';
import { describeStep, identifier, namesOf } from './names.js';

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
  const printer = new Printer(notation, names);
  const commands = commandsOf(program);
  return [
    `---- MODULE ${tlaModule(program)} ----`,
    ...heading(program),
    'EXTENDS Naturals',
    'VARIABLE state',
    ...names.types.flatMap(constants),
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
    ...commands.flatMap((command) => action(printer, command)),
    '',
    'Next ==',
    ...commands.map((command) => `  \\/ ${actionName(command)}`),
    ...(commands.length === 0 ? ['  FALSE'] : []),
    '',
    'Spec == Init /\\ [][Next]_state',
    ...stateClaims(program).flatMap((claim) => invariant(printer, claim)),
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

function actionName({ step, outcome }: Command): string {
  const end = outcome === 'refused' ? '_refused' : '';
  return `Step_${String(step.index)}${end}`;
}

function action(printer: Printer, command: Command): readonly string[] {
  const { step, outcome, guard, assignments } = command;
  const changes = assignments.map((assignment) => {
    const { name } = printer.variable(assignment.component);
    return `      !.${name} = ${printer.assigned(assignment)}`;
  });
  const refused = outcome === 'refused' ? ', refused' : '';
  return [
    '',
    `\\* ${safe(describeStep(step))}${refused}`,
    `${actionName(command)} ==`,
    ...printer.parts(guard, 'all').map((part) => `  /\\ ${part}`),
    ...(changes.length === 0
      ? ['  /\\ UNCHANGED state']
      : [`  /\\ state' = [state EXCEPT\n${changes.join(',\n')}]`]),
  ];
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
