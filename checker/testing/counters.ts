/**
 * Independent counters: a system whose numbers are known by formula. With k
 * counters of 0..m there are (m+1)^k states, 2km(m+1)^(k-1) transitions and
 * k*m levels.
 */
import { assign, setup } from 'xstate';
import type { Claim } from '../language/claim.js';
import { defineChart, typesOf } from '../language/chart.js';
import { counter } from '../language/domain.js';
import type { Formula } from '../language/formula.js';
import { forall, is, lit } from '../language/formula.js';
import { defineOperation, section, send } from '../language/operation.js';
import type { System } from '../language/system.js';

const events = { UP: {}, DOWN: {} };

/** @param max 1..100 */
function counterChart(max: number): System['charts'][number] {
  const context = { n: counter(max, 'ups minus downs') };
  return defineChart({
    name: 'counter',
    over: ['dial'],
    meaning: 'A counter that stops at both ends.',
    context,
    events,
    machine: setup({
      types: typesOf(context, events),
      guards: {
        belowTop: ({ context: { n } }) => n < max,
        aboveZero: ({ context: { n } }) => n > 0,
      },
      actions: {
        add: assign({ n: ({ context: { n } }) => n + 1 }),
        subtract: assign({ n: ({ context: { n } }) => n - 1 }),
      },
    }).createMachine({
      id: 'counter',
      context: { n: 0 },
      on: {
        UP: { guard: 'belowTop', actions: 'add' },
        DOWN: { guard: 'aboveZero', actions: 'subtract' },
      },
      initial: 'on',
      states: { on: {} },
    }),
  });
}

const at = (dial: string): { chart: string; of: readonly string[] } => ({
  chart: 'counter',
  of: [dial],
});

const turn = (name: string, event: string): System['operations'][number] =>
  defineOperation({
    name,
    meaning: `Sends ${event}.`,
    source: 'fixture',
    agent: { kind: 'host', var: 'd', sort: 'dial' },
    params: {},
    sections: [section(name, 'one step', [send(at('d'), event)])],
  });

/** Every dial stands at `n`. */
export const everyDialAt = (n: number): Formula =>
  forall('d', 'dial', is(at('d'), 'on', { n: lit(n) }));

/** @param k 1.. counters of 0..m */
export function counters(
  k: number,
  m: number,
  claims: readonly Claim[] = [],
): System {
  return {
    name: 'counters',
    scope: `dials=${String(k)},max=${String(m)}`,
    universe: {
      sorts: {
        dial: Array.from({ length: k }, (_, n) => `d${String(n + 1)}`),
      },
      unions: {},
      relations: {},
    },
    threads: 'thread',
    charts: [counterChart(m)],
    operations: [turn('up', 'UP'), turn('down', 'DOWN')],
    rules: [],
    on: new Set(),
    initially: [],
    claims,
  };
}
