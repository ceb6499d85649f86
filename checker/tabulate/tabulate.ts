/**
 * Runs a chart's own transition function over its finite local states and
 * finite alphabet, once, into a table of integers.
 */
import type { Chart } from '../language/chart.js';
import type { Domains, ObjectName, Value } from '../language/domain.js';
import { valuesIn } from '../language/domain.js';
import type { GuardRule } from '../language/rule.js';
import type { RuleId } from '../language/operation.js';
import type { Universe } from '../language/system.js';
import { objectsOf } from '../language/system.js';
import { beat } from '../watch.js';
import type { LocalEvent, LocalState, Reasons } from '../compile/program.js';
import type { GuardSetting } from './adapter.js';
import { initialState, react, withGuards } from './adapter.js';

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
  const machine = withGuards(chart.machine, setting);
  const states: LocalState[] = [];
  const indexOf = new Map<string, number>();
  const intern = (state: LocalState): number => {
    const key = localKey(state);
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    checkContext(chart, universe, state);
    if (states.length >= MAX_LOCAL_STATES)
      throw new Error(
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
  return { states, events, next: Int32Array.from(rows) };
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
    const allowed =
      domain === undefined
        ? []
        : valuesIn(domain, (sort): readonly ObjectName[] =>
            objectsOf(universe, sort),
          );
    if (value === undefined || !allowed.includes(value))
      throw new Error(
        `chart '${chart.name}', state '${state.value}': context ` +
          `${name}=${String(value)} is outside its declared domain ` +
          `(${allowed.map(String).join(', ')}). A guard or an assignment ` +
          `lets it escape; bound it or widen the domain.`,
      );
  }
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
