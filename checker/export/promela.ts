/**
 * A program as a Promela model for SPIN.
 *
 * One process with one loop, so that its program counter adds no states; one
 * `d_step` a ground step; the claims are asserted by steps of their own, once
 * a state instead of once a transition. Every step prints its number, which
 * SPIN shows when it replays a trail.
 */
import type { Program } from '../compile/program.js';
import type { ExportOptions, StateClaim } from './claims.js';
import { chosenClaims, stateClaims, unstated } from './claims.js';
import type { Command } from './command.js';
import { commandsOf } from './command.js';
import type { Notation } from './expression.js';
import { Printer } from './expression.js';
import type { NamedType, Names } from './names.js';
import { describeStep, identifier, namesOf } from './names.js';
import type { Statement } from './order.js';
import { inSequence, temporariesIn } from './order.js';

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

/** What a replayed trail shows for a ground step, before its number. */
export const STEP_MARK = 'STEP';
/** What a replayed trail shows for a claim that fails, before its name. */
export const CLAIM_MARK = 'CLAIM';

/** @throws if `options` names a claim that cannot be exported */
export function toPromela(
  program: Program,
  options: ExportOptions = {},
): string {
  const names = namesOf(program);
  const printer = new Printer(notation, names);
  const chosen = chosenClaims(program, options);
  const steps = commandsOf(program).map((command) => ({
    command,
    statements: inSequence(command.assignments),
  }));
  const temporaries = Math.max(
    0,
    ...steps.map(({ statements }) => temporariesIn(statements)),
  );
  return [
    ...heading(program),
    ...names.types.flatMap(constants),
    ...declarations(names, temporaries),
    ...stateClaims(program).flatMap((claim) => defineClaim(printer, claim)),
    '',
    'active proctype system() {',
    'end:',
    '  do',
    ...steps.flatMap(({ command, statements }) =>
      option(printer, command, statements),
    ),
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

function declarations(
  names: Names,
  temporaries: number,
): readonly string[] {
  return [
    '',
    ...names.variables.map(
      ({ name, meaning, type, initial }) =>
        `unsigned ${name} : ${String(bitsFor(type.constants.length))} = ` +
        `${initial.name}; /* ${safe(meaning)} */`,
    ),
    ...Array.from(
      { length: temporaries },
      (_, n) => `hidden int temporary_${String(n)};`,
    ),
  ];
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

function option(
  printer: Printer,
  { step, outcome, guard }: Command,
  statements: readonly Statement[],
): readonly string[] {
  const refused = outcome === 'refused' ? ', refused' : '';
  return [
    `  /* ${String(step.index)}: ${safe(describeStep(step))}${refused} */`,
    `  :: d_step { (${printer.parts(guard, 'all').join('\n      && ')}) ->`,
    ...statements.map((one) => `      ${statement(printer, one)};`),
    `      printf("${STEP_MARK} ${String(step.index)}\\n") }`,
  ];
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
      return `${printer.variable(one.component).name} = ${temporary}`;
  }
}
