/** Conditions and values of a program as text. */
import type { Amount, Condition, LocalEvent } from '../compile/program.js';
import type { Assignment } from './command.js';
import type { Definition, Library } from './library.js';
import type { Constant, Names, Variable } from './names.js';
import type { Notation } from './spelling.js';
import { among, byCase, joined } from './spelling.js';
import type { Value } from './symbolic.js';

/** Comparisons beyond which a set of local states gets a name. */
const MOST_SPELT_OUT = 3;

export class Printer {
  private readonly notation: Notation;
  private readonly names: Names;
  private readonly library: Library;

  constructor(notation: Notation, names: Names, library: Library) {
    this.notation = notation;
    this.names = names;
    this.library = library;
  }

  /** The same, reading variables in another way. */
  reading(read: Notation['read']): Printer {
    return new Printer({ ...this.notation, read }, this.names, this.library);
  }

  variable(component: number): Variable {
    const variable = this.names.variables[component];
    if (variable === undefined)
      throw new RangeError(
        `no component ${String(component)}; the condition belongs to ` +
          `another program`,
      );
    return variable;
  }

  condition(condition: Condition): string {
    const { notation } = this;
    switch (condition.kind) {
      case 'constant':
        return condition.value ? notation.true : notation.false;
      case 'in': {
        const variable = this.variable(condition.component);
        const { flags } = condition;
        return this.membership(
          variable,
          variable.constants.filter((_, n) => flags[n] === 1),
        );
      }
      case 'not':
        return notation.not(this.condition(condition.of));
      case 'all':
      case 'any':
        return joined(
          condition.kind === 'all' ? notation.and : notation.or,
          condition.of.map((part) => this.condition(part)),
        );
      case 'equal':
        return (
          `(${this.amount(condition.left)} ${notation.equals} ` +
          `${this.amount(condition.right)})`
        );
    }
  }

  /** The operands of a conjunction or disjunction, for one line each. */
  parts(condition: Condition, kind: 'all' | 'any'): readonly string[] {
    return condition.kind === kind
      ? condition.of.map((part) => this.condition(part))
      : [this.condition(condition)];
  }

  /** The new local state of an assignment. */
  assigned({ component, value, possible }: Assignment): string {
    return this.value(this.variable(component), value, possible);
  }

  /** Whether a component takes an event. */
  takes(component: number, event: LocalEvent, next: Int32Array): string {
    const variable = this.variable(component);
    const { type, constants } = variable;
    const targets = targetsOf(variable, next);
    const name = this.library.takes(type, event, constants, targets);
    return `${name}(${this.notation.read(variable)})`;
  }

  /** A component's local state after an event it takes. */
  after(component: number, event: LocalEvent, next: Int32Array): string {
    const variable = this.variable(component);
    const { type, constants } = variable;
    const targets = targetsOf(variable, next);
    const name = this.library.after(type, event, constants, targets);
    return `${name}(${this.notation.read(variable)})`;
  }

  private membership(variable: Variable, inside: readonly Constant[]): string {
    const now = this.notation.read(variable);
    const { constants, type } = variable;
    const spelt = among(this.notation, now, constants, inside);
    return spelt.comparisons <= MOST_SPELT_OUT
      ? spelt.text
      : `${this.library.set(type, inside)}(${now})`;
  }

  private amount(amount: Amount): string {
    let fixed = 0;
    const parts: string[] = [];
    for (const { component, values } of amount.lookups)
      parts.push(this.lookup(component, values));
    for (const part of amount.holds)
      if (part.kind !== 'constant')
        parts.push(this.notation.either(this.condition(part), '1', '0'));
      else if (part.value) fixed++;
    if (fixed > 0 || parts.length === 0) parts.push(String(fixed));
    return joined('+', parts);
  }

  private lookup(component: number, values: Int32Array): string {
    return this.cases(this.variable(component), (_, n) =>
      String(values[n] ?? 0),
    );
  }

  private value(
    variable: Variable,
    value: Value,
    possible: Uint8Array,
  ): string {
    if (value.kind === 'choice')
      return this.notation.either(
        this.condition(value.condition),
        this.value(variable, value.then, possible),
        this.value(variable, value.otherwise, possible),
      );
    return this.cases(variable, (_, n) => {
      const target = value.to[n] ?? -1;
      if (possible[n] !== 1 || target < 0) return null;
      if (target === n) return this.notation.read(variable);
      return variable.constants[target]?.name ?? null;
    });
  }

  private cases(
    variable: Variable,
    resultOf: (constant: Constant, n: number) => string | null,
  ): string {
    return byCase(
      this.notation,
      variable.constants,
      resultOf,
      (members) => this.membership(variable, members),
      this.notation.read(variable),
    );
  }
}

function targetsOf(
  { constants }: Variable,
  next: Int32Array,
): readonly (Constant | null)[] {
  return Array.from(next, (target) => constants[target] ?? null);
}

/** A definition of the library, as an expression in `x`. */
export function spellOut(
  notation: Notation,
  { type, result, entries }: Definition,
): string {
  const all = type.constants;
  const test = (members: readonly Constant[]): string =>
    among(notation, 'x', all, members).text;
  if (result === 'condition') return test([...entries.keys()]);
  return byCase(
    notation,
    all,
    (one) => {
      const target = entries.get(one) ?? null;
      return target === one ? 'x' : (target?.name ?? null);
    },
    test,
    'x',
  );
}
