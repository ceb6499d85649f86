/**
 * A system run on its live charts: xstate's own snapshots and transitions,
 * driven by the operations as they are written. Shares nothing with the
 * tables, the compiled scripts or the generated code; slow, and used to hold
 * them to what the charts and the scripts say.
 */
import { initialTransition, transition } from 'xstate';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type {
  Address,
  Chart,
  Formula,
  GroundStep,
  Operand,
  Quantity,
  Step,
  System,
  Term,
} from '../index.js';
import { membersOf } from './random/world.js';

type Names = Readonly<Record<string, string>>;

/** A chart with every rule that is off letting everybody through. */
export function liveMachine(system: System, chart: Chart): AnyStateMachine {
  const off = system.rules.flatMap((rule) =>
    rule.kind === 'guard' &&
    rule.chart === chart.name &&
    !system.on.has(rule.id)
      ? [rule.guard]
      : [],
  );
  const guards = Object.fromEntries(off.map((name) => [name, () => true]));
  return off.length === 0 ? chart.machine : chart.machine.provide({ guards });
}

export const firstSnapshot = (machine: AnyStateMachine): AnyMachineSnapshot =>
  initialTransition(machine)[0] as AnyMachineSnapshot;

/** The next snapshot, or null where the chart refuses. */
export function answer(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: { readonly type: string },
): AnyMachineSnapshot | null {
  if (!snapshot.can(event)) return null;
  return transition(machine, snapshot, event)[0] as AnyMachineSnapshot;
}

export type LiveOutcome = 'done' | 'refused' | 'waiting';

class Refusal extends Error {}
class Wait extends Error {}

/** A component's state by what it says. */
export interface LiveState {
  readonly value: string;
  readonly context: unknown;
}

/** A section of a call. */
export type Attempted = Pick<
  GroundStep,
  'operation' | 'section' | 'phase' | 'agent' | 'args'
>;

export class LiveSystem {
  readonly #system: System;
  readonly #machines: ReadonlyMap<string, AnyStateMachine>;
  /** Which operation each thread is in; told by the caller. */
  running: ReadonlyMap<string, string> = new Map();
  #snapshots = new Map<string, AnyMachineSnapshot>();
  /** What a chart in a state answers to an event, once asked. */
  readonly #answers = new Map<string, AnyMachineSnapshot | null>();

  constructor(system: System) {
    this.#system = system;
    this.#machines = new Map(
      system.charts.map((chart) => [chart.name, liveMachine(system, chart)]),
    );
    for (const chart of system.charts)
      for (const objects of this.#tuples(chart.over))
        this.#snapshots.set(
          nameOf(chart.name, objects),
          firstSnapshot(this.#machine(chart.name)),
        );
    for (const { objects, send } of system.initially) {
      const variables = Object.keys(objects);
      for (const values of this.#tuples(Object.values(objects)))
        this.#step(
          Object.fromEntries(
            variables.map((name, n) => [name, values[n] ?? '']),
          ),
          send,
        );
    }
  }

  /** Every component with its state value and context. */
  get states(): Readonly<Record<string, LiveState>> {
    return Object.fromEntries(
      [...this.#snapshots].map(([name, { value, context }]) => [
        name,
        { value: pathOf(value), context: context as unknown },
      ]),
    );
  }

  /** Goes on from another state, reached or not. */
  put(states: Readonly<Record<string, LiveState>>): void {
    for (const [name, { value, context }] of Object.entries(states))
      this.#snapshots.set(
        name,
        this.#machine(name.slice(0, name.indexOf('('))).resolveState({
          value: valueOf(value),
          context,
        }) as AnyMachineSnapshot,
      );
  }

  /** Whether a formula holds now, its variables standing for `names`. */
  holds(names: Names, formula: Formula): boolean {
    return this.#holds(names, formula);
  }

  /** Performs a section, or the undoing of one, with these arguments. */
  attempt({ operation, section, phase, agent, args }: Attempted): LiveOutcome {
    const schema = this.#system.operations.find(
      ({ name }) => name === operation,
    );
    const part = schema?.sections.find(({ name }) => name === section);
    if (schema === undefined || part === undefined)
      throw new Error(`no section '${section}' of '${operation}'`);
    const before = new Map(this.#snapshots);
    try {
      const names = { ...args, [schema.agent.var]: agent };
      const steps = phase === 'run' ? part.steps : (part.undo ?? []);
      for (const step of steps) this.#step(names, step);
      return 'done';
    } catch (error) {
      this.#snapshots = before;
      if (error instanceof Refusal) return 'refused';
      if (error instanceof Wait) return 'waiting';
      throw error;
    }
  }

  #step(names: Names, step: Step): void {
    if (step.rule !== undefined && !this.#system.on.has(step.rule)) return;
    switch (step.kind) {
      case 'send':
        this.#send(names, step);
        return;
      case 'when':
        for (const inner of this.#holds(names, step.condition)
          ? step.then
          : step.otherwise)
          this.#step(names, inner);
        return;
      case 'forEach':
        for (const object of membersOf(this.#system.universe, step.sort)) {
          const within = { ...names, [step.each]: object };
          if (step.where === undefined || this.#holds(within, step.where))
            for (const inner of step.steps) this.#step(within, inner);
        }
        return;
      case 'require':
        if (!this.#holds(names, step.condition)) throw new Refusal();
        return;
      case 'waitFor':
        if (!this.#holds(names, step.condition)) throw new Wait();
        return;
    }
  }

  #send(names: Names, message: Extract<Step, { kind: 'send' }>): void {
    const { chart } = message.to;
    const to = this.#address(names, message.to);
    const payload = Object.fromEntries(
      Object.entries(message.with).map(([field, operand]) => [
        field,
        this.#operand(names, operand),
      ]),
    );
    const next = this.#answer(chart, this.#snapshot(to), {
      ...payload,
      type: message.event,
    });
    if (next === null) throw new Refusal();
    this.#snapshots.set(to, next);
  }

  #answer(
    chart: string,
    snapshot: AnyMachineSnapshot,
    event: { readonly type: string },
  ): AnyMachineSnapshot | null {
    const value: unknown = snapshot.value;
    const context: unknown = snapshot.context;
    const question = JSON.stringify([chart, value, context, event]);
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const made = answer(this.#machine(chart), snapshot, event);
    this.#answers.set(question, made);
    return made;
  }

  #holds(names: Names, formula: Formula): boolean {
    switch (formula.kind) {
      case 'is': {
        const snapshot = this.#snapshot(this.#address(names, formula.at));
        const value = pathOf(snapshot.value);
        const context = snapshot.context as Readonly<Record<string, unknown>>;
        return (
          (formula.states?.some((state) => isIn(value, state)) ?? true) &&
          Object.entries(formula.having ?? {}).every(
            ([field, operand]) =>
              context[field] === this.#operand(names, operand),
          )
        );
      }
      case 'same':
        return (
          this.#term(names, formula.left) === this.#term(names, formula.right)
        );
      case 'not':
        return !this.#holds(names, formula.of);
      case 'all':
        return formula.of.every((part) => this.#holds(names, part));
      case 'any':
        return formula.of.some((part) => this.#holds(names, part));
      case 'exists':
        return this.#each(names, formula).some((holds) => holds);
      case 'forall':
        return this.#each(names, formula).every((holds) => holds);
      case 'equal':
        return (
          this.#amount(names, formula.left) ===
          this.#amount(names, formula.right)
        );
      case 'running': {
        const now = this.running.get(this.#term(names, formula.thread));
        return now !== undefined && (formula.operations?.includes(now) ?? true);
      }
    }
  }

  #each(
    names: Names,
    over: {
      readonly each: string;
      readonly sort: string;
      readonly such: Formula;
    },
  ): readonly boolean[] {
    return membersOf(this.#system.universe, over.sort).map((object) =>
      this.#holds({ ...names, [over.each]: object }, over.such),
    );
  }

  #amount(names: Names, quantity: Quantity): number {
    switch (quantity.kind) {
      case 'field': {
        const at = this.#snapshot(this.#address(names, quantity.at));
        const context = at.context as Readonly<Record<string, unknown>>;
        return Number(context[quantity.field]);
      }
      case 'count':
        return this.#each(names, quantity).filter((holds) => holds).length;
      case 'sum':
        return quantity.of
          .map((part) => this.#amount(names, part))
          .reduce((sum, part) => sum + part, 0);
      case 'holds':
        return this.#holds(names, quantity.such) ? 1 : 0;
    }
  }

  #term(names: Names, term: Term): string {
    if (typeof term === 'string') return names[term] ?? '';
    const { relations } = this.#system.universe;
    return relations[term.relation]?.[this.#term(names, term.of)] ?? '';
  }

  #operand(names: Names, operand: Operand): unknown {
    return typeof operand === 'object' && 'literal' in operand
      ? operand.literal
      : this.#term(names, operand);
  }

  #address(names: Names, { chart, of }: Address): string {
    return nameOf(
      chart,
      of.map((term) => this.#term(names, term)),
    );
  }

  #tuples(sorts: readonly string[]): readonly (readonly string[])[] {
    return sorts.reduce<readonly (readonly string[])[]>(
      (rows, sort) =>
        rows.flatMap((row) =>
          membersOf(this.#system.universe, sort).map((object) => [
            ...row,
            object,
          ]),
        ),
      [[]],
    );
  }

  #machine(chart: string): AnyStateMachine {
    const machine = this.#machines.get(chart);
    if (machine === undefined) throw new Error(`no chart '${chart}'`);
    return machine;
  }

  #snapshot(component: string): AnyMachineSnapshot {
    const snapshot = this.#snapshots.get(component);
    if (snapshot === undefined) throw new Error(`no component '${component}'`);
    return snapshot;
  }
}

const nameOf = (chart: string, objects: readonly string[]): string =>
  `${chart}(${objects.join(',')})`;

/** The state path of a chart without parallel regions. */
export function pathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [entry] = Object.entries(value as Record<string, unknown>);
  return entry === undefined ? '' : `${entry[0]}.${pathOf(entry[1])}`;
}

/** Whether a chart in state `value` is in `state` or below it. */
const isIn = (value: string, state: string): boolean =>
  value === state || value.startsWith(`${state}.`);

type StateValue = string | { readonly [state: string]: StateValue };

function valueOf(path: string): StateValue {
  const dot = path.indexOf('.');
  return dot < 0
    ? path
    : { [path.slice(0, dot)]: valueOf(path.slice(dot + 1)) };
}
