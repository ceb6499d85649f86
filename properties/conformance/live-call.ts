/**
 * Calls on live charts: xstate's own transition for every message, the
 * scripts read as they are written. Knows no call and no chart by name.
 */
import type { AnyStateMachine } from 'xstate';
import {
  assignments,
  componentName,
  resolveAddress,
  resolveOperand,
  resolveTerm,
} from '../../checker/compile/environment.js';
import type { Environment } from '../../checker/compile/environment.js';
import type {
  Chart,
  Errno,
  Formula,
  GuardRule,
  LocalEvent,
  LocalState,
  Operation,
  Quantity,
  Send,
  Step,
  Reasons,
  System,
} from '../../checker/index.js';
import { objectsOf } from '../../checker/index.js';
import {
  initialState,
  react,
  withGuards,
} from '../../checker/tabulate/adapter.js';
import { reasonsOf, switchedOff } from '../../checker/tabulate/tabulate.js';

/** A message that a chart accepted. */
export interface Message {
  readonly chart: string;
  readonly objects: readonly string[];
  readonly event: LocalEvent;
}

export type CallEnd =
  | { readonly kind: 'done'; readonly messages: readonly Message[] }
  | { readonly kind: 'refused'; readonly errno: Errno };

interface LiveChart {
  readonly chart: Chart;
  readonly machine: AnyStateMachine;
  readonly reasons: Reasons;
  readonly initial: LocalState;
  /** Answers of the machine, asked once each. */
  readonly answers: WeakMap<LocalState, Map<string, LocalState | null>>;
}

class Refusal extends Error {
  constructor(readonly errno: Errno) {
    super(errno);
  }
}

/** The charts of one system, shared by all its runs. */
export class LiveCharts {
  readonly system: System;
  readonly #charts: ReadonlyMap<string, LiveChart>;
  /** One object per local state, so that answers can be kept with it. */
  readonly #interned = new Map<string, LocalState>();

  constructor(system: System) {
    this.system = system;
    this.#charts = new Map(
      system.charts.map((chart) => [chart.name, this.#live(chart)]),
    );
  }

  #live(chart: Chart): LiveChart {
    const { rules, on } = this.system;
    const mine = rules.filter(
      (rule): rule is GuardRule =>
        rule.kind === 'guard' && rule.chart === chart.name,
    );
    const off = mine.filter((rule) => !on.has(rule.id));
    const machine = withGuards(chart.machine, switchedOff(off));
    return {
      chart,
      machine,
      reasons: reasonsOf(chart, mine, on),
      initial: this.#intern(chart.name, initialState(machine)),
      answers: new WeakMap(),
    };
  }

  get names(): readonly string[] {
    return [...this.#charts.keys()];
  }

  chart(name: string): LiveChart {
    const found = this.#charts.get(name);
    if (found === undefined)
      throw new Error(
        `no chart '${name}'; there are ${this.names.join(', ')}. A script ` +
          `sends to a chart that the system leaves out.`,
      );
    return found;
  }

  /** What the live machine makes of a message; null if it refuses. */
  answer(
    name: string,
    state: LocalState,
    event: LocalEvent,
  ): LocalState | null {
    const { machine, answers } = this.chart(name);
    const known = answers.get(state) ?? new Map<string, LocalState | null>();
    answers.set(state, known);
    const key = JSON.stringify(event);
    const before = known.get(key);
    if (before !== undefined) return before;
    const next = react(machine, state, event);
    const answer = next === null ? null : this.#intern(name, next);
    known.set(key, answer);
    return answer;
  }

  #intern(name: string, state: LocalState): LocalState {
    const key = `${name} ${state.value} ${JSON.stringify(state.context)}`;
    const known = this.#interned.get(key) ?? state;
    this.#interned.set(key, known);
    return known;
  }
}

/** One run: the local states of all components, changed call by call. */
export class LiveRun {
  readonly #charts: LiveCharts;
  readonly #system: System;
  #states = new Map<string, LocalState>();
  #messages: Message[] = [];

  constructor(charts: LiveCharts) {
    this.#charts = charts;
    this.#system = charts.system;
    for (const chart of charts.system.charts)
      for (const objects of this.tuples(chart.over))
        this.#states.set(
          componentName(chart.name, objects),
          charts.chart(chart.name).initial,
        );
    for (const { objects, send } of charts.system.initially)
      for (const environment of assignments(charts.system.universe, objects))
        this.#send(environment, send);
  }

  /** The local state of one component. */
  state(chart: string, ...objects: readonly string[]): LocalState {
    return this.#at(componentName(chart, objects));
  }

  tuples(sorts: readonly string[]): readonly (readonly string[])[] {
    return sorts.reduce<readonly (readonly string[])[]>(
      (rows, sort) =>
        rows.flatMap((row) =>
          objectsOf(this.#system.universe, sort).map((object) => [
            ...row,
            object,
          ]),
        ),
      [[]],
    );
  }

  /**
   * Performs all sections of an operation, nobody else running in between.
   *
   * A refused section changes nothing; the sections before it are undone by
   * their own undo steps.
   */
  call(operation: Operation, environment: Environment): CallEnd {
    this.#messages = [];
    for (const [n, part] of operation.sections.entries()) {
      if (part.rule !== undefined && !this.#system.on.has(part.rule)) continue;
      const errno = this.#section(environment, part.steps);
      if (errno === null) continue;
      for (const earlier of operation.sections.slice(0, n).reverse())
        this.#section(environment, earlier.undo ?? []);
      return { kind: 'refused', errno };
    }
    return { kind: 'done', messages: this.#messages };
  }

  #section(environment: Environment, steps: readonly Step[]): Errno | null {
    const states = new Map(this.#states);
    const told = this.#messages.length;
    try {
      for (const step of steps) this.#step(environment, step);
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#states = states;
      this.#messages.length = told;
      return error.errno;
    }
  }

  #step(environment: Environment, step: Step): void {
    if (step.rule !== undefined && !this.#system.on.has(step.rule)) return;
    switch (step.kind) {
      case 'send':
        this.#send(environment, step);
        return;
      case 'when':
        for (const inner of this.#holds(environment, step.condition)
          ? step.then
          : step.otherwise)
          this.#step(environment, inner);
        return;
      case 'forEach':
        for (const object of objectsOf(this.#system.universe, step.sort)) {
          const within = { ...environment, [step.each]: object };
          if (step.where === undefined || this.#holds(within, step.where))
            for (const inner of step.steps) this.#step(within, inner);
        }
        return;
      case 'require':
        if (!this.#holds(environment, step.condition))
          throw new Refusal(step.errno);
        return;
      case 'waitFor':
        if (!this.#holds(environment, step.condition))
          throw new Error('a call that waits cannot be driven alone');
        return;
    }
  }

  #send(environment: Environment, message: Send): void {
    const { universe } = this.#system;
    const { chart, reasons } = this.#charts.chart(message.to.chart);
    const name = resolveAddress(universe, environment, message.to);
    const payload = Object.fromEntries(
      Object.entries(message.with).map(([field, operand]) => {
        const domain = chart.events[message.event]?.[field];
        if (domain === undefined)
          throw new Error(
            `chart '${chart.name}' knows no ${message.event} with ${field}`,
          );
        return [field, resolveOperand(universe, environment, operand, domain)];
      }),
    );
    const event: LocalEvent = { type: message.event, payload };
    const before = this.#at(name);
    const next = this.#charts.answer(chart.name, before, event);
    if (next === null) {
      const [first] = reasons.refusedBy(before, event);
      const rule = this.#system.rules.find(({ id }) => id === first);
      throw new Refusal(rule?.kind === 'guard' ? rule.errno : message.errno);
    }
    this.#states.set(name, next);
    this.#messages.push({
      chart: chart.name,
      objects: message.to.of.map((term) =>
        resolveTerm(universe, environment, term),
      ),
      event,
    });
  }

  #holds(environment: Environment, formula: Formula): boolean {
    const { universe } = this.#system;
    switch (formula.kind) {
      case 'is': {
        const { chart } = this.#charts.chart(formula.at.chart);
        const { value, context } = this.#at(
          resolveAddress(universe, environment, formula.at),
        );
        return (
          (formula.states?.includes(value) ?? true) &&
          Object.entries(formula.having ?? {}).every(([field, operand]) => {
            const domain = chart.context[field];
            return (
              domain !== undefined &&
              context[field] ===
                resolveOperand(universe, environment, operand, domain)
            );
          })
        );
      }
      case 'same':
        return (
          resolveTerm(universe, environment, formula.left) ===
          resolveTerm(universe, environment, formula.right)
        );
      case 'not':
        return !this.#holds(environment, formula.of);
      case 'all':
        return formula.of.every((part) => this.#holds(environment, part));
      case 'any':
        return formula.of.some((part) => this.#holds(environment, part));
      case 'exists':
        return objectsOf(universe, formula.sort).some((object) =>
          this.#holds({ ...environment, [formula.each]: object }, formula.such),
        );
      case 'forall':
        return objectsOf(universe, formula.sort).every((object) =>
          this.#holds({ ...environment, [formula.each]: object }, formula.such),
        );
      case 'equal':
        return (
          this.#amount(environment, formula.left) ===
          this.#amount(environment, formula.right)
        );
      case 'running':
        return false;
    }
  }

  #amount(environment: Environment, quantity: Quantity): number {
    const { universe } = this.#system;
    switch (quantity.kind) {
      case 'field': {
        const at = resolveAddress(universe, environment, quantity.at);
        return Number(this.#at(at).context[quantity.field]);
      }
      case 'count':
        return objectsOf(universe, quantity.sort).filter((object) =>
          this.#holds(
            { ...environment, [quantity.each]: object },
            quantity.such,
          ),
        ).length;
      case 'sum':
        return quantity.of
          .map((part) => this.#amount(environment, part))
          .reduce((total, part) => total + part, 0);
      case 'holds':
        return this.#holds(environment, quantity.such) ? 1 : 0;
    }
  }

  #at(name: string): LocalState {
    const state = this.#states.get(name);
    if (state === undefined)
      throw new Error(
        `no component '${name}'; a script addresses an object that is not ` +
          `of the chart's sort, such as NULL`,
      );
    return state;
  }
}
