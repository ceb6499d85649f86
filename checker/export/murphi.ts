/**
 * A program as a Murphi model for rumur (and other Murphi checkers that know
 * `?:` and `cover`). One rule a ground step, no scalarsets: distinct states
 * are counted without symmetry.
 */
import type { Program } from '../compile/program.js';
import type { ExportOptions, StateClaim } from './claims.js';
import { chosenClaims, stateClaims, unstated } from './claims.js';
import type { Command } from './command.js';
import { commandsOf } from './command.js';
import type { Notation } from './expression.js';
import { Printer } from './expression.js';
import type { NamedType, Names } from './names.js';
import { describeStep, namesOf } from './names.js';
import type { Statement } from './order.js';
import { inSequence, temporariesIn } from './order.js';

const notation: Notation = {
  true: 'true',
  false: 'false',
  and: '&',
  or: '|',
  equals: '=',
  differs: '!=',
  atMost: '<=',
  not: (condition) => `!${condition}`,
  either: (condition, then, other) => `(${condition} ? ${then} : ${other})`,
  read: (variable) => variable.name,
};

/** @throws if `options` names a claim that cannot be exported */
export function toMurphi(
  program: Program,
  options: ExportOptions = {},
): string {
  const names = namesOf(program);
  const printer = new Printer(notation, names);
  const chosen = chosenClaims(program, options);
  const covers =
    options.claims === undefined
      ? stateClaims(program).filter((claim) => claim.kind === 'sometimes')
      : [];
  return [
    ...heading(program),
    '',
    'const',
    ...names.types.flatMap(constants),
    '',
    'type',
    ...names.types.map(
      ({ name, constants: values }) =>
        `  ${name}: 0..${String(Math.max(1, values.length - 1))};`,
    ),
    `  any_t: 0..${String(widest(names))};`,
    '',
    'var',
    ...names.variables.map(
      ({ name, type, meaning }) =>
        `  ${name}: ${type.name}; -- ${safe(meaning)}`,
    ),
    '',
    'startstate "start" begin',
    ...names.variables.map(
      ({ name, initial }) => `  ${name} := ${initial.name};`,
    ),
    'endstartstate;',
    ...commandsOf(program).flatMap((command) => rule(printer, command)),
    ...chosen.flatMap((claim) => property(printer, 'invariant', claim)),
    ...covers.flatMap((claim) => property(printer, 'cover', claim)),
    '',
  ].join('\n');
}

function heading(program: Program): readonly string[] {
  const { name, scope } = program.system;
  return [
    `-- Design ${safe(name)}, scope ${safe(scope)}. One rule a ground step.`,
    '-- Exact counts and a shortest counterexample:',
    '--   rumur --deadlock-detection off --threads 1 \\',
    '--     --output model.c model.m',
    '--   gcc -std=c11 -O3 -march=native -mcx16 model.c -o model \\',
    '--     -lpthread && ./model',
    ...unstated(program).map(
      ({ claim }) => `-- Not stated here (${claim.kind}): ${safe(claim.name)}.`,
    ),
  ];
}

/** Text that cannot end a comment or a string. */
function safe(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('"', "'");
}

function constants(type: NamedType): readonly string[] {
  return [
    `  -- ${safe(type.meaning)}`,
    ...type.constants.map(
      ({ name, value, meaning }) =>
        `  ${name}: ${String(value)}; -- ${safe(meaning)}`,
    ),
  ];
}

function widest(names: Names): number {
  return Math.max(1, ...names.types.map((type) => type.constants.length - 1));
}

function rule(printer: Printer, command: Command): readonly string[] {
  const { step, outcome, guard, assignments } = command;
  const statements = inSequence(assignments);
  const refused = outcome === 'refused' ? ', refused' : '';
  return [
    '',
    `rule "${String(step.index)} ${safe(describeStep(step))}${refused}"`,
    `  ${printer.parts(guard, 'all').join('\n  & ')}`,
    '==>',
    ...Array.from(
      { length: temporariesIn(statements) },
      (_, n) => `  var temporary_${String(n)}: any_t;`,
    ),
    'begin',
    ...statements.map((one) => `  ${statement(printer, one)};`),
    'endrule;',
  ];
}

function property(
  printer: Printer,
  kind: 'invariant' | 'cover',
  claim: StateClaim,
): readonly string[] {
  const such = `(${printer.parts(claim.such, 'any').join('\n  | ')})`;
  return [
    '',
    `-- ${safe(claim.says)}`,
    `${kind} "${safe(claim.name)}"`,
    `  ${kind === 'invariant' ? '!' : ''}${such};`,
  ];
}

function statement(printer: Printer, one: Statement): string {
  const temporary =
    one.kind === 'write' ? '' : `temporary_${String(one.temporary)}`;
  switch (one.kind) {
    case 'save':
      return `${temporary} := ${printer.assigned(one.assignment)}`;
    case 'write': {
      const { name } = printer.variable(one.assignment.component);
      return `${name} := ${printer.assigned(one.assignment)}`;
    }
    case 'restore':
      return `${printer.variable(one.component).name} := ${temporary}`;
  }
}
