/**
 * Runs a chart's own transition function over its finite local states and
 * finite alphabet, once, into a table of integers.
 */
import type { AnyStateMachine } from 'xstate';
import type { Chart } from '../language/chart.js';
import type { Domain, Domains, ObjectName, Value } from '../language/domain.js';
import { valuesIn } from '../language/domain.js';
import type { GuardRule } from '../language/rule.js';
import type { RuleId } from '../language/operation.js';
import type { Universe } from '../language/system.js';
import { objectsOf } from '../language/system.js';
import { beat } from '../watch.js';
import type { LocalEvent, LocalState, Reasons } from '../compile/program.js';
import type { GuardSetting } from './adapter.js';
import { bounded, initialState, react, withGuards } from './adapter.js';
import { guardFunctions } from './machine.js';
import { TooLarge } from '../wellformed/problem.js';

/** More local states than any chart of a readable model needs. */
const MAX_LOCAL_STATES = 20_000;

export interface Tabulated {
  readonly states: readonly LocalState[];
  readonly events: readonly LocalEvent[];
  /** `next[state * events.length + event]`, -1 if refused. State 0 is the
   * initial one. */
  readonly next: Int32Array;
}

/** Every event a chart declares, with every payload, in a fixed order. */
export function alphabetOf(
  chart: Chart,
  universe: Universe,
): readonly LocalEvent[] {
  return Object.entries(chart.events).flatMap(([type, payload]) =>
    combinations(payload, universe).map((values) => ({
      type,
      payload: values,
    })),
  );
}

function combinations(
  domains: Domains,
  universe: Universe,
): readonly Readonly<Record<string, Value>>[] {
  let rows: Record<string, Value>[] = [{}];
  for (const [name, domain] of Object.entries(domains)) {
    const values = valuesIn(domain, (sort) => objectsOf(universe, sort));
    rows = rows.flatMap((row) =>
      values.map((value) => ({ ...row, [name]: value })),
    );
  }
  return rows;
}

/** The guard settings that switch the given rules off. */
export function switchedOff(rules: readonly GuardRule[]): GuardSetting {
  return Object.fromEntries(rules.map((rule) => [rule.guard, true]));
}

/** A total order on local states by what they say, not by how they look. */
export function localKey(state: LocalState): string {
  const fields = Object.keys(state.context)
    .sort()
    .map((name) => `${name}=${String(state.context[name])}`);
  return `${state.value}{${fields.join(',')}}`;
}

/**
 * @param events defaults to the whole alphabet
 * @throws if a context leaves its declared domains, or the chart has more
 * than 20,000 local states
 */
export function tabulate(
  chart: Chart,
  universe: Universe,
  setting: GuardSetting = {},
  events: readonly LocalEvent[] = alphabetOf(chart, universe),
): Tabulated {
  const machine = withGuards(boundedOnce(chart), setting);
  const states: LocalState[] = [];
  const indexOf = new Map<string, number>();
  const intern = (state: LocalState): number => {
    const key = localKey(state);
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    checkContext(chart, universe, state);
    if (states.length >= MAX_LOCAL_STATES)
      throw new TooLarge(
        `chart '${chart.name}' has more than ${String(MAX_LOCAL_STATES)} ` +
          `local states; usually a counter or a field that belongs into a ` +
          `chart per pair of objects. Latest: ${key}`,
      );
    indexOf.set(key, states.length);
    states.push(state);
    return states.length - 1;
  };
  intern(initialState(machine));
  const rows: number[] = [];
  for (let at = 0; at < states.length; at++)
    for (const event of events) {
      beat();
      const next = react(machine, states[at] as LocalState, event);
      rows.push(next === null ? -1 : intern(next));
    }
  const made = { states, events, next: Int32Array.from(rows) };
  refuseImpure(chart, machine, made);
  return made;
}

const boundedCharts = new WeakMap<Chart, AnyStateMachine>();

function boundedOnce(chart: Chart): AnyStateMachine {
  const machine = boundedCharts.get(chart) ?? bounded(chart.machine);
  boundedCharts.set(chart, machine);
  return machine;
}

/** The events that each chart was asked twice. */
const askedTwice = new WeakMap<Chart, Set<string>>();

/**
 * A table stands for a chart whose guards and assignments read its context
 * and the event only. One that counts, or looks at the clock, shows when it is
 * asked again in another order; a guard that answers in turns, when it is asked
 * twice in a row.
 *
 * @throws if a second answer differs from the table
 */
function refuseImpure(
  chart: Chart,
  machine: AnyStateMachine,
  { states, events, next }: Tabulated,
): void {
  const done = askedTwice.get(chart) ?? new Set<string>();
  askedTwice.set(chart, done);
  const guards = guardFunctions(machine);
  const [first] = states;
  if (
    first !== undefined &&
    localKey(initialState(machine)) !== localKey(first)
  )
    throw impure(chart, 'its initial state');
  for (let at = states.length - 1; at >= 0; at--)
    for (let n = events.length - 1; n >= 0; n--) {
      const state = states[at];
      const event = events[n];
      if (state === undefined || event === undefined || done.has(event.type))
        continue;
      const known = states[next[at * events.length + n] ?? -1];
      const again = react(machine, state, event);
      if (
        keyOf(again ?? undefined) !== keyOf(known) ||
        guards.some((guard) => wavers(guard, state, event))
      )
        throw impure(chart, `${event.type} in state ${localKey(state)}`);
    }
  for (const { type } of events) done.add(type);
}

function wavers(
  guard: ReturnType<typeof guardFunctions>[number],
  { context }: LocalState,
  { type, payload }: LocalEvent,
): boolean {
  const ask = (): unknown => {
    try {
      const event = { type, ...payload };
      return Boolean(guard({ context: { ...context }, event }, undefined));
    } catch {
      // It is asked of an event that it was not made for.
      return null;
    }
  };
  return ask() !== ask();
}

const keyOf = (state: LocalState | undefined): string | null =>
  state === undefined ? null : localKey(state);

function impure(chart: Chart, what: string): Error {
  return new Error(
    `chart '${chart.name}' answers differently when asked twice: ${what}. A ` +
      `guard or an assignment reads something that is neither its context ` +
      `nor the event; make it a field of the context`,
  );
}

function checkContext(
  chart: Chart,
  universe: Universe,
  state: LocalState,
): void {
  const declared = Object.keys(chart.context);
  for (const name of new Set([...declared, ...Object.keys(state.context)])) {
    const domain = chart.context[name];
    const value = state.context[name];
    const allowed = (): readonly Value[] =>
      domain === undefined
        ? []
        : valuesIn(domain, (sort): readonly ObjectName[] =>
            objectsOf(universe, sort),
          );
    // A counter's values are many, and asked for often.
    const good =
      domain?.kind === 'counter'
        ? Number.isInteger(value) &&
          Number(value) >= 0 &&
          Number(value) <= domain.max
        : value !== undefined && allowed().includes(value);
    if (!good)
      throw new Error(
        `chart '${chart.name}', state '${state.value}': context ` +
          `${name}=${String(value)} is outside its declared domain ` +
          `(${rangeOf(domain, allowed)}). A guard or an assignment ` +
          `lets it escape; bound it or widen the domain.`,
      );
  }
}

function rangeOf(
  domain: Domain | undefined,
  allowed: () => readonly Value[],
): string {
  return domain?.kind === 'counter' && domain.max > 9
    ? `0 to ${String(domain.max)}`
    : allowed().map(String).join(', ');
}

/**
 * @param rules all guard rules of this chart
 * @param on those that are on
 */
export function reasonsOf(
  chart: Chart,
  rules: readonly GuardRule[],
  on: ReadonlySet<RuleId>,
): Reasons {
  const active = rules.filter((rule) => on.has(rule.id));
  const off = rules.filter((rule) => !on.has(rule.id));
  const base = switchedOff(off);
  const without = (some: readonly GuardRule[]): GuardSetting => ({
    ...base,
    ...switchedOff(some),
  });
  const asked = new Map<string, ReturnType<typeof withGuards>>();
  const machineWith = (setting: GuardSetting): typeof chart.machine => {
    const key = JSON.stringify(setting);
    const known = asked.get(key);
    if (known !== undefined) return known;
    const made = withGuards(chart.machine, setting);
    asked.set(key, made);
    return made;
  };
  const result = (
    setting: GuardSetting,
    state: LocalState,
    event: LocalEvent,
  ): string | null => {
    const next = react(machineWith(setting), state, event);
    return next === null ? null : localKey(next);
  };
  return {
    refusedBy(state, event) {
      const single = active.filter(
        (rule) => result(without([rule]), state, event) !== null,
      );
      if (single.length > 0) return single.map((rule) => rule.id);
      if (result(without(active), state, event) === null) return [];
      return active
        .filter(
          (rule) =>
            result(
              without(active.filter((other) => other !== rule)),
              state,
              event,
            ) === null,
        )
        .map((rule) => rule.id);
    },
    shapedBy(state, event) {
      const actual = result(base, state, event);
      return active
        .filter((rule) => result(without([rule]), state, event) !== actual)
        .map((rule) => rule.id);
    },
    allowedBy(state, event) {
      const actual = result(base, state, event);
      return active
        .filter(
          (rule) =>
            result({ ...base, [rule.guard]: false }, state, event) !== actual,
        )
        .map((rule) => rule.id);
    },
  };
}
