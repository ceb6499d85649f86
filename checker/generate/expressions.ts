/**
 * JavaScript source for reading and writing packed fields.
 *
 * Inside a generated step, `s0, s1, ...` are the words of the state it starts
 * from and `w0, w1, ...` those it is building; a word the step never writes
 * has no `w`.
 */
import type { Amount, Condition, Program } from '../compile/program.js';
import type { Layout } from '../pack/layout.js';

/** Arrays the generated code refers to by name. */
export class Constants {
  readonly names: string[] = [];
  readonly values: unknown[] = [];
  readonly #known = new Map<string, string>();
  /** The same by the array itself, whose content takes time to compare. */
  readonly #seen = new Map<string, WeakMap<object, string>>();

  add(prefix: string, array: Uint8Array | Int16Array | Int32Array): string {
    const seen = this.#seen.get(prefix) ?? new WeakMap<object, string>();
    this.#seen.set(prefix, seen);
    const name = seen.get(array) ?? this.#named(prefix, array);
    seen.set(array, name);
    return name;
  }

  #named(prefix: string, array: Uint8Array | Int16Array | Int32Array): string {
    const key = `${prefix}:${Array.from(array).join(',')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = `${prefix}${String(this.names.length)}`;
    this.#known.set(key, name);
    this.names.push(name);
    this.values.push(array);
    return name;
  }
}

export interface Emitter {
  readonly program: Program;
  readonly layout: Layout;
  readonly constants: Constants;
  /** Words the step at hand writes. */
  readonly written: ReadonlySet<number>;
}

export function wordName(emitter: Emitter, word: number): string {
  return `${emitter.written.has(word) ? 'w' : 's'}${String(word)}`;
}

/** The local state of a component, as an expression. */
export function readField(emitter: Emitter, component: number): string {
  const field = emitter.layout.fields[component];
  if (field === undefined || field.mask === 0) return '0';
  const word = wordName(emitter, field.word);
  const shifted =
    field.shift === 0 ? word : `(${word}>>>${String(field.shift)})`;
  return `(${shifted}&${String(field.mask)})`;
}

/** A statement that sets a component to the value of `expression`. */
export function writeField(
  emitter: Emitter,
  component: number,
  expression: string,
): string {
  const field = emitter.layout.fields[component];
  if (field === undefined || field.mask === 0) return '';
  const word = `w${String(field.word)}`;
  const keep = ~(field.mask << field.shift);
  const shifted =
    field.shift === 0
      ? expression
      : `((${expression})<<${String(field.shift)})`;
  return `${word}=(${word}&${String(keep)})|${shifted};`;
}

/** A statement that flips a component from one known value to another. */
export function flipField(
  emitter: Emitter,
  component: number,
  from: number,
  to: number,
): string {
  const field = emitter.layout.fields[component];
  if (field === undefined || field.mask === 0 || from === to) return '';
  return `w${String(field.word)}^=${String((from ^ to) << field.shift)};`;
}

export function truth(emitter: Emitter, condition: Condition): string {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? 'true' : 'false';
    case 'in':
      return membership(emitter, condition.component, condition.flags);
    case 'not':
      return `!${truth(emitter, condition.of)}`;
    case 'all':
      return connective(emitter, condition.of, '&&', 'true');
    case 'any':
      return connective(emitter, condition.of, '||', 'false');
    case 'equal':
      return `(${amount(emitter, condition.left)}===${amount(emitter, condition.right)})`;
  }
}

function connective(
  emitter: Emitter,
  parts: readonly Condition[],
  operator: '&&' | '||',
  empty: 'true' | 'false',
): string {
  if (parts.length === 0) return empty;
  return `(${parts.map((part) => truth(emitter, part)).join(operator)})`;
}

function membership(
  emitter: Emitter,
  component: number,
  flags: Uint8Array,
): string {
  const value = readField(emitter, component);
  const test = testOf(flags);
  switch (test.kind) {
    case 'is':
      return `(${value}===${test.state})`;
    case 'isNot':
      return `(${value}!==${test.state})`;
    case 'bits':
      return `((${test.bits}>>>${value}&1)!==0)`;
    case 'table':
      return `(${emitter.constants.add('F', flags)}[${value}]===1)`;
  }
}

type Test =
  | { readonly kind: 'is' | 'isNot'; readonly state: string }
  | { readonly kind: 'bits'; readonly bits: string }
  | { readonly kind: 'table' };

const tests = new WeakMap<Uint8Array, Test>();

function testOf(flags: Uint8Array): Test {
  const made = tests.get(flags) ?? makeTest(flags);
  tests.set(flags, made);
  return made;
}

function makeTest(flags: Uint8Array): Test {
  const members = [...flags.keys()].filter((n) => flags[n] === 1);
  if (members.length === 1) return { kind: 'is', state: String(members[0]) };
  if (members.length === flags.length - 1)
    return { kind: 'isNot', state: String(flags.indexOf(0)) };
  if (flags.length > 32) return { kind: 'table' };
  const bits = members.reduce((sum, n) => sum | (1 << n), 0);
  return { kind: 'bits', bits: String(bits) };
}

function amount(emitter: Emitter, sum: Amount): string {
  const terms = [
    ...sum.lookups.map(
      ({ component, values }) =>
        `${emitter.constants.add('V', values)}[${readField(emitter, component)}]`,
    ),
    ...sum.holds.map((condition) => `(${truth(emitter, condition)}?1:0)`),
  ];
  return terms.length === 0 ? '0' : `(${terms.join('+')})`;
}
