/** The tables agree with the live charts. */
import fc from 'fast-check';
import { createActor } from 'xstate';
import { describe, expect } from 'vitest';
import type { Chart, Domains, System, Value } from '../checker/index.js';
import { objectsOf, valuesIn } from '../checker/index.js';
import {
  localKey,
  switchedOff,
  tabulate,
} from '../checker/tabulate/tabulate.js';
import { library } from '../checker/testing/library.js';
import { setAndList } from '../model/designs/setAndList.js';
import { parseScope } from '../model/scope.js';
import { charts } from '../model/statecharts/index.js';
import { buildSystem } from '../model/system.js';
import { liveMachine, pathOf } from '../checker/testing/live.js';
import { prop } from './prop.js';

/** A payload's values, as numbers to be reduced to what the domain has. */
interface Message {
  readonly type: string;
  readonly picks: readonly number[];
}

function messagesOf(chart: Chart): fc.Arbitrary<readonly Message[]> {
  const one = fc.record({
    type: fc.constantFrom(...Object.keys(chart.events)),
    picks: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
  });
  return fc.noBias(fc.array(one, { minLength: 100, maxLength: 400 }));
}

function payloadOf(
  system: System,
  domains: Domains,
  picks: readonly number[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(domains).map(([name, domain], n) => {
      const values = valuesIn(domain, (sort) =>
        objectsOf(system.universe, sort),
      );
      return [name, values[(picks[n] ?? 0) % values.length] ?? null];
    }),
  );
}

/** Sends the same messages to an actor and through the table. */
function follow(
  system: System,
  chart: Chart,
  messages: readonly Message[],
): void {
  const rules = system.rules.flatMap((rule) =>
    rule.kind === 'guard' &&
    rule.chart === chart.name &&
    !system.on.has(rule.id)
      ? [rule]
      : [],
  );
  const table = tabulate(chart, system.universe, switchedOff(rules));
  const keyOf = (type: string, payload: object): string =>
    JSON.stringify([type, Object.entries(payload).sort()]);
  const columns = new Map(
    table.events.map(({ type, payload }, n) => [keyOf(type, payload), n]),
  );
  const actor = createActor(liveMachine(system, chart)).start();
  let at = 0;
  for (const { type, picks } of messages) {
    const payload = payloadOf(system, chart.events[type] ?? {}, picks);
    const event = { ...payload, type };
    const accepts = actor.getSnapshot().can(event);
    actor.send(event);
    const column = columns.get(keyOf(type, payload)) ?? -1;
    const next = table.next[at * table.events.length + column] ?? -2;
    expect([keyOf(type, payload), next >= 0]).toEqual([
      keyOf(type, payload),
      accepts,
    ]);
    if (next >= 0) at = next;
    const { value, context } = actor.getSnapshot() as {
      readonly value: unknown;
      readonly context: Readonly<Record<string, Value>>;
    };
    const state = table.states[at];
    expect(state === undefined ? '' : localKey(state)).toBe(
      localKey({ value: pathOf(value), context }),
    );
  }
}

const model = buildSystem(setAndList, parseScope('vfs=1+1,threads=2'));
const everyChart = [
  ...charts.map((chart) => ({ chart, system: model })),
  ...library().charts.map((chart) => ({ chart, system: library() })),
];

describe('tables', () => {
  for (const { chart, system } of everyChart) {
    const mine = system.rules.flatMap((rule) =>
      rule.kind === 'guard' && rule.chart === chart.name ? [rule.id] : [],
    );
    prop(
      `answer as the live chart '${chart.name}' does`,
      fc.tuple(fc.subarray(mine), messagesOf(chart)),
      20,
      ([off, messages]) => {
        const all = system.rules.map(({ id }) => id);
        const on = new Set(all.filter((rule) => !off.includes(rule)));
        follow({ ...system, on }, chart, messages);
      },
    );
  }
});
