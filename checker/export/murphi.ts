/**
 * A program as a Murphi model for rumur (and other Murphi checkers that know
 * `?:` and `cover`). One rule a ground step, no scalarsets: distinct states
 * are counted without symmetry.
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
import { describeStep, namesOf } from './names.js';
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
  and: '&',
  or: '|',
  equals: '=',
  differs: '!=',
  atMost: '<=',
  not: (condition) => `!${condition}`,
  either: (condition, then, other) => `(${condition} ? ${then} : ${other})`,
  read: (variable) => variable.name,
};

const indented = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => `  ${line}`);

const syntax: Syntax = {
  notation,
  assign: (target, value) => `${target} := ${value};`,
  when: (condition, then, otherwise) => [
    `if ${condition} then`,
    ...indented(then),
    ...(otherwise.length === 0 ? [] : ['else', ...indented(otherwise)]),
    'endif;',
  ],
};

/**
 * Witnesses that are not asked for as invariants are `cover` properties.
 *
 * @throws if `asked` names a claim that cannot be exported
 */
export function toMurphi(program: Program, asked: ExportOptions = {}): string {
  const names = namesOf(program);
  const library = new Library();
  const printer = new Printer(notation, names, library);
  const chosen = chosenClaims(program, asked);
  const isChosen = (claim: StateClaim): boolean =>
    chosen.some(({ name }) => name === claim.name);
  const covers = stateClaims(program).filter(
    (claim) => claim.kind === 'sometimes' && !isChosen(claim),
  );
  const rules = commandsOf(program).flatMap((command) =>
    command.kind === 'guarded'
      ? guardedRule(printer, command)
      : scriptedRule(program, names, printer, command),
  );
  const properties = [
    ...chosen.flatMap((claim) => property(printer, 'invariant', claim)),
    ...covers.flatMap((claim) => property(printer, 'cover', claim)),
  ];
  return [
    ...heading(program),
    '',
    'const',
    ...OUTCOMES.map((name, n) => `  ${name}: ${String(n)};`),
    ...names.types.flatMap(constants),
    '',
    'type',
    ...names.types.map(
      ({ name, constants: values }) =>
        `  ${name}: 0..${String(Math.max(1, values.length - 1))};`,
    ),
    `  any_t: 0..${String(widest(names))};`,
    `  outcome_t: 0..${String(OUTCOMES.length - 1)};`,
    '',
    'var',
    ...names.variables.map(
      ({ name, type, meaning }) =>
        `  ${name}: ${type.name}; -- ${safe(meaning)}`,
    ),
    ...library.definitions.flatMap(define),
    '',
    'startstate "start" begin',
    ...names.variables.map(
      ({ name, initial }) => `  ${name} := ${initial.name};`,
    ),
    'endstartstate;',
    ...rules,
    ...properties,
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

function define(definition: Definition): readonly string[] {
  const { name, meaning, type, result } = definition;
  const answer = result === 'condition' ? 'boolean' : type.name;
  return [
    '',
    `-- ${safe(meaning)}`,
    `function ${name}(x: ${type.name}): ${answer};`,
    'begin',
    `  return ${spellOut(notation, definition)};`,
    'endfunction;',
  ];
}

function widest(names: Names): number {
  return Math.max(1, ...names.types.map((type) => type.constants.length - 1));
}

function opening(
  printer: Printer,
  { step, guard }: Command,
  remark: string,
): readonly string[] {
  return [
    '',
    `rule "${String(step.index)} ${safe(describeStep(step))}${remark}"`,
    `  ${printer.parts(guard, 'all').join('\n  & ')}`,
  ];
}

function guardedRule(
  printer: Printer,
  command: GuardedCommand,
): readonly string[] {
  const statements = inSequence(command.assignments);
  return [
    ...opening(
      printer,
      command,
      command.outcome === 'refused' ? ', refused' : '',
    ),
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

/** A function that runs the script on copies is the last part of the guard;
 * the rule runs it again and commits. */
function scriptedRule(
  program: Program,
  names: Names,
  printer: Printer,
  command: ScriptedCommand,
): readonly string[] {
  const { step, changes } = command;
  const [through, , waits] = OUTCOMES;
  const copies = variablesOf(names, changes);
  const onCopy = onCopies(printer, notation, changes);
  const attempt = `attempt_${String(step.index)}`;
  const locals = indented([
    `var ${OUTCOME}: outcome_t;`,
    ...copies.map(
      (variable) => `var ${copyOf(variable)}: ${variable.type.name};`,
    ),
  ]);
  const script = indented([
    `${OUTCOME} := ${through};`,
    ...copies.map((variable) => `${copyOf(variable)} := ${variable.name};`),
    ...scriptOf(program, syntax, onCopy, step.instructions),
  ]);
  const enabled =
    step.first || step.thread < 0
      ? `${attempt}() = ${through}`
      : `${attempt}() != ${waits}`;
  return [
    '',
    `function ${attempt}(): outcome_t;`,
    ...locals,
    'begin',
    ...script,
    `  return ${OUTCOME};`,
    'endfunction;',
    ...opening(printer, command, ''),
    `  & ${enabled}`,
    '==>',
    ...locals,
    'begin',
    ...script,
    ...indented(
      syntax.when(
        `${OUTCOME} = ${through}`,
        [
          ...copies.map(
            (variable) => `${variable.name} := ${copyOf(variable)};`,
          ),
          ...threadMoves(names, step, step.done),
        ],
        step.first ? [] : threadMoves(names, step, step.refused),
      ),
    ),
    'endrule;',
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
    : [`${thread.name} := ${target.name};`];
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
