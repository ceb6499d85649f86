/** Conditions and values as text, for languages with C-like expressions. */
import type { Amount, Condition } from '../compile/program.js';
import type { Assignment } from './command.js';
import type { Constant, Names, Variable } from './names.js';
import type { Value } from './symbolic.js';

/** How one language writes what all of them can say. */
export interface Notation {
  readonly true: string;
  readonly false: string;
  readonly and: string;
  readonly or: string;
  readonly equals: string;
  readonly differs: string;
  readonly atMost: string;
  readonly not: (condition: string) => string;
  /** A number that depends on a condition. */
  readonly either: (condition: string, then: string, other: string) => string;
  /** The variable's value before the step. */
  readonly read: (variable: Variable) => string;
}

export class Printer {
  private readonly notation: Notation;
  private readonly names: Names;

  constructor(notation: Notation, names: Names) {
    this.notation = notation;
    this.names = names;
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
      case 'in':
        return this.membership(condition.component, condition.flags);
      case 'not':
        return notation.not(this.condition(condition.of));
      case 'all':
      case 'any':
        return this.joined(
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

  private joined(operator: string, parts: readonly string[]): string {
    const [only] = parts;
    return parts.length === 1 && only !== undefined
      ? only
      : `(${parts.join(` ${operator} `)})`;
  }

  private membership(component: number, flags: Uint8Array): string {
    const variable = this.variable(component);
    const inside = variable.constants.filter((_, n) => flags[n] === 1);
    const outside = variable.constants.filter((_, n) => flags[n] !== 1);
    const direct = this.alternatives(variable, inside);
    const opposite = this.alternatives(variable, outside);
    if (opposite.length >= direct.length)
      return this.joined(this.notation.or, direct);
    const [only] = outside;
    if (outside.length === 1 && only !== undefined)
      return this.compare(variable, this.notation.differs, only);
    return this.notation.not(this.joined(this.notation.or, opposite));
  }

  /** Comparisons of which one holds iff the variable is one of `wanted`. */
  private alternatives(
    variable: Variable,
    wanted: readonly Constant[],
  ): readonly string[] {
    const { and, atMost, equals, read } = this.notation;
    const sorted = [...wanted].sort((a, b) => a.value - b.value);
    return runsOf(sorted).flatMap((run) => {
      const low = run[0];
      const high = run.at(-1);
      if (run.length < 3 || low === undefined || high === undefined)
        return run.map((one) => this.compare(variable, equals, one));
      const now = read(variable);
      return [
        `(${low.name} ${atMost} ${now} ${and} ${now} ${atMost} ${high.name})`,
      ];
    });
  }

  private compare(
    variable: Variable,
    operator: string,
    constant: Constant,
  ): string {
    return `(${this.notation.read(variable)} ${operator} ${constant.name})`;
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
    return parts.length === 1 ? (parts[0] ?? '0') : `(${parts.join(' + ')})`;
  }

  private lookup(component: number, values: Int32Array): string {
    const variable = this.variable(component);
    return this.cases(component, variable.constants, (_, n) =>
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
    return this.cases(variable.component, variable.constants, (_, n) => {
      const target = value.to[n] ?? -1;
      if (possible[n] !== 1 || target < 0) return null;
      if (target === n) return this.notation.read(variable);
      return variable.constants[target]?.name ?? null;
    });
  }

  /** A result by local state; null where it does not matter. */
  private cases(
    component: number,
    constants: readonly Constant[],
    resultOf: (constant: Constant, n: number) => string | null,
  ): string {
    const groups = new Map<string, number[]>();
    constants.forEach((constant, n) => {
      const result = resultOf(constant, n);
      if (result === null) return;
      groups.set(result, [...(groups.get(result) ?? []), n]);
    });
    const sorted = [...groups].sort(([, a], [, b]) => a.length - b.length);
    const last = sorted.pop();
    if (last === undefined) return this.notation.read(this.variable(component));
    return sorted.reduceRight((other, [result, members]) => {
      const flags = new Uint8Array(constants.length);
      for (const n of members) flags[n] = 1;
      return this.notation.either(
        this.membership(component, flags),
        result,
        other,
      );
    }, last[0]);
  }
}

/** Cuts sorted constants into runs of consecutive numbers. */
function runsOf(sorted: readonly Constant[]): readonly Constant[][] {
  const runs: Constant[][] = [];
  for (const constant of sorted) {
    const run = runs.at(-1);
    if (run?.at(-1)?.value === constant.value - 1) run.push(constant);
    else runs.push([constant]);
  }
  return runs;
}
