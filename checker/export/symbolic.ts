/**
 * The state in the middle of a section, as a function of the state before it.
 *
 * A message takes a component from one local state to the next by its table
 * alone, so after any run of messages a component is a table look-up on its
 * own old local state, and every condition met on the way can be asked of the
 * old state. That is what makes a guard without side effects possible.
 */
import type { Amount, Condition, Program } from '../compile/program.js';
import {
  FALSE,
  TRUE,
  all,
  any,
  choose,
  costOf,
  isFalse,
  isTrue,
  not,
} from './conditions.js';

/** A component's local state, read off the state before the section. */
export type Value =
  /** `to[old]`; -1 for an old local state this cannot be asked of. */
  | { readonly kind: 'map'; readonly to: Int32Array }
  | {
      readonly kind: 'choice';
      readonly condition: Condition;
      readonly then: Value;
      readonly otherwise: Value;
    };

/** What is known in the middle of a section. */
export class Symbolic {
  private readonly sizes: readonly number[];
  private readonly values: Map<number, Value>;
  /** Old local states still possible here, by component. */
  private readonly possible: Map<number, Uint8Array>;

  private constructor(
    sizes: readonly number[],
    values: Map<number, Value>,
    possible: Map<number, Uint8Array>,
  ) {
    this.sizes = sizes;
    this.values = values;
    this.possible = possible;
  }

  static start(program: Program): Symbolic {
    const sizes = program.components.map((part) => part.table.states.length);
    return new Symbolic(sizes, new Map(), new Map());
  }

  fork(): Symbolic {
    return new Symbolic(
      this.sizes,
      new Map(this.values),
      new Map(this.possible),
    );
  }

  get changed(): readonly number[] {
    return [...this.values.keys()].sort((a, b) => a - b);
  }

  valueOf(component: number): Value {
    return (
      this.values.get(component) ?? {
        kind: 'map',
        to: this.identity(component),
      }
    );
  }

  /** Old local states for which the section can be here. */
  possibleIn(component: number): Uint8Array {
    return (
      this.possible.get(component) ??
      new Uint8Array(this.size(component)).fill(1)
    );
  }

  private size(component: number): number {
    return this.sizes[component] ?? 0;
  }

  private identity(component: number): Int32Array {
    return Int32Array.from({ length: this.size(component) }, (_, n) => n);
  }

  /** A condition on the state here, asked of the state before the section. */
  before(condition: Condition): Condition {
    switch (condition.kind) {
      case 'constant':
        return condition;
      case 'in':
        return this.flagged(
          condition.component,
          this.valueOf(condition.component),
          condition.flags,
        );
      case 'not':
        return not(this.before(condition.of));
      case 'all':
        return all(...condition.of.map((part) => this.before(part)));
      case 'any':
        return any(...condition.of.map((part) => this.before(part)));
      case 'equal':
        return this.equal(condition.left, condition.right);
    }
  }

  private flagged(
    component: number,
    value: Value,
    flags: Uint8Array,
  ): Condition {
    if (value.kind === 'choice')
      return choose(
        value.condition,
        this.flagged(component, value.then, flags),
        this.flagged(component, value.otherwise, flags),
      );
    const asked = Uint8Array.from(value.to, (now) => flags[now] ?? 0);
    return this.atStart(component, asked);
  }

  /** `in` over old local states, decided where what is possible decides it. */
  private atStart(component: number, flags: Uint8Array): Condition {
    const possible = this.possibleIn(component);
    const open = flags.filter((_, old) => possible[old] === 1);
    if (!open.includes(1)) return FALSE;
    if (!open.includes(0)) return TRUE;
    return { kind: 'in', component, flags };
  }

  private equal(left: Amount, right: Amount): Condition {
    for (const { component } of [...left.lookups, ...right.lookups]) {
      const value = this.values.get(component);
      if (value?.kind !== 'choice') continue;
      const pinned = (to: Value): Condition => {
        const branch = this.fork();
        branch.values.set(component, to);
        return branch.equal(left, right);
      };
      return choose(
        value.condition,
        pinned(value.then),
        pinned(value.otherwise),
      );
    }
    return {
      kind: 'equal',
      left: this.amountBefore(left),
      right: this.amountBefore(right),
    };
  }

  /** @param amount looks up no component whose value is a choice */
  private amountBefore(amount: Amount): Amount {
    return {
      lookups: amount.lookups.map(({ component, values }) => {
        const value = this.valueOf(component);
        const to = value.kind === 'map' ? value.to : this.identity(component);
        return {
          component,
          values: Int32Array.from(to, (now) => values[now] ?? 0),
        };
      }),
      holds: amount.holds
        .map((part) => this.before(part))
        .filter((part) => !isFalse(part)),
    };
  }

  /** Takes a component to `next[its local state here]`. */
  move(component: number, next: Int32Array): void {
    this.values.set(component, after(this.valueOf(component), next));
  }

  /** Learns that a condition on the state before the section holds. */
  learn(condition: Condition): void {
    if (condition.kind === 'all')
      condition.of.forEach((part) => {
        this.learn(part);
      });
    if (condition.kind !== 'in') return;
    const { component, flags } = condition;
    this.possible.set(
      component,
      this.possibleIn(component).map((flag, old) => flag & (flags[old] ?? 0)),
    );
  }

  /** Becomes another, because no run comes back from anywhere else. */
  become(other: Symbolic): void {
    for (const [component, value] of other.values)
      this.values.set(component, value);
    for (const [component, flags] of other.possible)
      this.possible.set(component, flags);
  }

  /** Becomes what holds after either branch of an `if` on `condition`. */
  join(condition: Condition, then: Symbolic, otherwise: Symbolic): void {
    const touched = new Set([
      ...then.values.keys(),
      ...otherwise.values.keys(),
    ]);
    for (const component of touched)
      this.values.set(
        component,
        merge(
          component,
          condition,
          then.valueOf(component),
          otherwise.valueOf(component),
        ),
      );
    const narrowed = new Set([
      ...then.possible.keys(),
      ...otherwise.possible.keys(),
    ]);
    for (const component of narrowed) {
      const other = otherwise.possibleIn(component);
      this.possible.set(
        component,
        then.possibleIn(component).map((flag, old) => flag | (other[old] ?? 0)),
      );
    }
  }
}

function after(value: Value, next: Int32Array): Value {
  return value.kind === 'map'
    ? { kind: 'map', to: value.to.map((now) => next[now] ?? -1) }
    : {
        ...value,
        then: after(value.then, next),
        otherwise: after(value.otherwise, next),
      };
}

function merge(
  component: number,
  condition: Condition,
  then: Value,
  otherwise: Value,
): Value {
  if (isTrue(condition)) return then;
  if (isFalse(condition)) return otherwise;
  if (then.kind === 'map' && otherwise.kind === 'map') {
    if (then.to.every((now, old) => now === otherwise.to[old])) return then;
    if (condition.kind === 'in' && condition.component === component)
      return {
        kind: 'map',
        to: then.to.map((now, old) =>
          condition.flags[old] === 1 ? now : (otherwise.to[old] ?? -1),
        ),
      };
  }
  return { kind: 'choice', condition, then, otherwise };
}

/** How many look-ups it takes to write a value down. */
export function costOfValue(value: Value): number {
  return value.kind === 'map'
    ? 1
    : costOf(value.condition) +
        costOfValue(value.then) +
        costOfValue(value.otherwise);
}
