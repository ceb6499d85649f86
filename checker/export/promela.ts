/**
 * A program as a Promela model for SPIN.
 *
 * One process with one loop, so that its program counter adds no states; one
 * `d_step` a ground step; the claims are asserted by steps of their own, once
 * a state instead of once a transition. Every step prints its number, which
 * SPIN shows when it replays a trail.
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
import type { Statement } from './order.js';
import { inSequence, temporariesIn } from './order.js';
import type { Syntax } from './script.js';
import type { Notation } from './spelling.js';
import {
  OUTCOME,
  OUTCOMES,
  copyOf,
  onCopies,
  scriptOf,
  variablesOf,
} from './script.js';

const notation: Notation = {
  true: 'true',
  false: 'false',
  and: '&&',
  or: '||',
  equals: '==',
  differs: '!=',
  atMost: '<=',
  not: (condition) => `!${condition}`,
  either: (condition, then, other) => `(${condition} -> ${then} : ${other})`,
  read: (variable) => variable.name,
};

const indented = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => `  ${line}`);

const syntax: Syntax = {
  notation,
  assign: (target, value) => `${target} = ${value};`,
  when: (condition, then, otherwise) => [
    'if',
    `:: ${condition} ->`,
    ...indented(then),
    '  skip',
    ':: else ->',
    ...indented(otherwise),
    '  skip',
    'fi;',
  ],
};

/** What a replayed trail shows for a ground step, before its number. */
export const STEP_MARK = 'STEP';
/** What a replayed trail shows for a claim that fails, before its name. */
export const CLAIM_MARK = 'CLAIM';

/** @throws if `asked` names a claim that cannot be exported */
export function toPromela(program: Program, asked: ExportOptions = {}): string {
  const names = namesOf(program);
  const library = new Library();
  const printer = new Printer(notation, names, library);
  const chosen = chosenClaims(program, asked);
  const commands = commandsOf(program);
  const claims = stateClaims(program).flatMap((claim) =>
    defineClaim(printer, claim),
  );
  const options = commands.flatMap((command) =>
    command.kind === 'guarded'
      ? guardedOption(printer, command)
      : scriptedOption(program, names, printer, command),
  );
  return [
    ...heading(program),
    ...names.types.flatMap(constants),
    '',
    ...library.definitions.flatMap(define),
    ...declarations(names),
    ...workspace(names, commands),
    ...claims,
    '',
    'active proctype system() {',
    'end:',
    '  do',
    ...options,
    ...chosen.flatMap(assertion),
    '  od',
    '}',
    '',
  ].join('\n');
}

function heading(program: Program): readonly string[] {
  const { name, scope } = program.system;
  return [
    `/* Design ${safe(name)}, scope ${safe(scope)}. One d_step a ground step.`,
    ' * Shortest counterexample and exact counts:',
    ' *   spin -a model.pml',
    ' *   gcc -O2 -DSAFETY -DNOREDUCE -DBFS -o pan pan.c && ./pan -w24',
    ' *   spin -t -B model.pml',
    ...unstated(program).map(
      ({ claim }) => ` * Not stated here (${claim.kind}): ${safe(claim.name)}.`,
    ),
    ' */',
  ];
}

/** Text that cannot end a comment. */
function safe(text: string): string {
  return text.replaceAll('*/', '* /').replace(/\s+/g, ' ');
}

function constants(type: NamedType): readonly string[] {
  return [
    '',
    `/* ${safe(type.meaning)} */`,
    ...type.constants.map(
      ({ name, value, meaning }) =>
        `#define ${name} ${String(value)} /* ${safe(meaning)} */`,
    ),
  ];
}

function define(definition: Definition): readonly string[] {
  const { name, meaning } = definition;
  return [
    `/* ${safe(meaning)} */`,
    `#define ${name}(x) ${spellOut(notation, definition)}`,
  ];
}

function declarations(names: Names): readonly string[] {
  return [
    '',
    ...names.variables.map(
      ({ name, meaning, type, initial }) =>
        `unsigned ${name} : ${String(bitsFor(type.constants.length))} = ` +
        `${initial.name}; /* ${safe(meaning)} */`,
    ),
  ];
}

/** What steps use while they run, and leave at 0. SPIN searches breadth-first
 * only without `hidden` variables. */
function workspace(
  names: Names,
  commands: readonly Command[],
): readonly string[] {
  const temporaries = commands.map((command) =>
    command.kind === 'guarded'
      ? temporariesIn(inSequence(command.assignments))
      : 0,
  );
  const scripts = commands.filter(({ kind }) => kind === 'scripted');
  const changed = new Set(
    commands.flatMap((command) =>
      command.kind === 'scripted' ? command.changes : [],
    ),
  );
  return [
    ...Array.from(
      { length: Math.max(0, ...temporaries) },
      (_, n) =>
        `unsigned temporary_${String(n)} : ${String(widestBits(names))} = 0;`,
    ),
    ...(scripts.length === 0
      ? []
      : [
          ...OUTCOMES.map((name, n) => `#define ${name} ${String(n)}`),
          `unsigned ${OUTCOME} : 2 = 0;`,
        ]),
    ...variablesOf(names, [...changed]).map(
      (variable) =>
        `unsigned ${copyOf(variable)} : ` +
        `${String(bitsFor(variable.type.constants.length))} = 0;`,
    ),
  ];
}

function widestBits(names: Names): number {
  return Math.max(
    1,
    ...names.types.map((type) => bitsFor(type.constants.length)),
  );
}

function bitsFor(values: number): number {
  return Math.max(1, Math.ceil(Math.log2(values)));
}

function macro(claim: StateClaim): string {
  return `claim_${identifier(claim.name)}`;
}

function defineClaim(printer: Printer, claim: StateClaim): readonly string[] {
  const kind = claim.kind === 'never' ? 'Breaks' : 'Witnesses';
  return [
    '',
    `/* ${kind} ${safe(claim.name)}: ${safe(claim.says)} */`,
    `#define ${macro(claim)} (${printer
      .parts(claim.such, 'any')
      .join(' \\\n  || ')})`,
  ];
}

function assertion(claim: StateClaim): readonly string[] {
  return [
    `  :: d_step { ${macro(claim)} ->`,
    `      printf("${CLAIM_MARK} ${claim.name}\\n");`,
    '      assert(false) }',
  ];
}

function opening(
  printer: Printer,
  { step, guard }: Command,
  remark = '',
): readonly string[] {
  return [
    `  /* ${String(step.index)}: ${safe(describeStep(step))}${remark} */`,
    `  :: d_step { (${printer.parts(guard, 'all').join('\n      && ')}) ->`,
  ];
}

function closing({ step }: Command): string {
  return `      printf("${STEP_MARK} ${String(step.index)}\\n") }`;
}

function guardedOption(
  printer: Printer,
  command: GuardedCommand,
): readonly string[] {
  return [
    ...opening(
      printer,
      command,
      command.outcome === 'refused' ? ', refused' : '',
    ),
    ...inSequence(command.assignments).map(
      (one) => `      ${statement(printer, one)};`,
    ),
    closing(command),
  ];
}

/** A step that may turn out, halfway, to be refused or to wait; then nothing
 * is committed, so it leads back to the state it came from. */
function scriptedOption(
  program: Program,
  names: Names,
  printer: Printer,
  command: ScriptedCommand,
): readonly string[] {
  const { step, changes } = command;
  const copies = variablesOf(names, changes);
  const [through, refused] = OUTCOMES;
  const onCopy = onCopies(printer, notation, changes);
  const body = [
    `${OUTCOME} = ${through};`,
    ...copies.map((variable) => `${copyOf(variable)} = ${variable.name};`),
    ...scriptOf(program, syntax, onCopy, step.instructions),
    'if',
    `:: ${OUTCOME} == ${through} ->`,
    ...copies.map((variable) => `  ${variable.name} = ${copyOf(variable)};`),
    ...indented(threadMoves(names, step, step.done)),
    '  skip',
    ...(step.first || step.thread < 0
      ? []
      : [
          `:: ${OUTCOME} == ${refused} ->`,
          ...indented(threadMoves(names, step, step.refused)),
          '  skip',
        ]),
    ':: else -> skip',
    'fi;',
    ...copies.map((variable) => `${copyOf(variable)} = 0;`),
    `${OUTCOME} = 0;`,
  ];
  return [
    ...opening(printer, command, ', on copies'),
    ...body.map((line) => `      ${line}`),
    closing(command),
  ];
}

function threadMoves(
  names: Names,
  step: GroundStep,
  to: number,
): readonly string[] {
  const thread = names.variables[step.thread];
  const target = thread?.constants[to];
  return thread === undefined || target === undefined
    ? []
    : [`${thread.name} = ${target.name};`];
}

function statement(printer: Printer, one: Statement): string {
  const temporary =
    one.kind === 'write' ? '' : `temporary_${String(one.temporary)}`;
  switch (one.kind) {
    case 'save':
      return `${temporary} = ${printer.assigned(one.assignment)}`;
    case 'write': {
      const { name } = printer.variable(one.assignment.component);
      return `${name} = ${printer.assigned(one.assignment)}`;
    }
    case 'restore':
      return (
        `${printer.variable(one.component).name} = ${temporary}; ` +
        `${temporary} = 0`
      );
  }
}
