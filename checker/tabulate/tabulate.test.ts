import { and, assign, setup } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import type { LocalEvent } from '../compile/program.js';
import { defineChart, typesOf } from '../language/chart.js';
import type { Chart } from '../language/chart.js';
import { counter } from '../language/domain.js';
import type { GuardRule } from '../language/rule.js';
import { card, copy, library, wish } from '../testing/library.js';
import {
  alphabetOf,
  localKey,
  reasonsOf,
  switchedOff,
  tabulate,
} from './tabulate.js';

const { universe, rules } = library();

const rulesOf = (chart: string): readonly GuardRule[] =>
  rules.filter(
    (rule): rule is GuardRule => rule.kind === 'guard' && rule.chart === chart,
  );

/** Reachable local states by xstate's own graph package. */
function reachable(chart: Chart): ReadonlySet<string> {
  const events = alphabetOf(chart, universe).map(({ type, payload }) => ({
    type,
    ...payload,
  }));
  const paths = getShortestPaths(chart.machine, { events });
  return new Set(
    paths.map(({ state }) => {
      const { value, context } = state as {
        readonly value: string;
        readonly context: Readonly<Record<string, string>>;
      };
      return localKey({ value, context });
    }),
  );
}

describe('tabulate', () => {
  it.each([copy, card, wish])(
    'finds the states of $name that xstate/graph finds',
    (chart) => {
      const { states, next, events } = tabulate(chart, universe);
      expect(new Set(states.map(localKey))).toEqual(reachable(chart));
      expect(next).toHaveLength(states.length * events.length);
    },
  );

  it('numbers states from the initial one, without repetition', () => {
    const { states } = tabulate(copy, universe);
    expect(states[0]).toEqual({
      value: 'shelf',
      context: { borrower: null, binding: 'sound' },
    });
    expect(new Set(states.map(localKey)).size).toBe(states.length);
    // On the shelf sound or torn; lent, sound, to one of two readers.
    expect(states).toHaveLength(4);
  });

  it('has a column for every payload of every event', () => {
    expect(alphabetOf(copy, universe)).toHaveLength(2 + 2 * 2 + 1);
    expect(alphabetOf(copy, universe)).toContainEqual({
      type: 'RETURN',
      payload: { by: 'bob', binding: 'torn' },
    });
  });

  it('lets everybody through where a rule is off', () => {
    const off = switchedOff(rulesOf('copy'));
    const { states, events, next } = tabulate(copy, universe, off);
    const lent = states.findIndex(
      ({ value, context }) => value === 'lent' && context['borrower'] === 'ann',
    );
    const foreign = events.findIndex(
      ({ type, payload }) => type === 'RETURN' && payload['by'] === 'bob',
    );
    expect(next[lent * events.length + foreign]).toBeGreaterThanOrEqual(0);
  });

  it('reports a context that leaves its domain', () => {
    const context = { n: counter(2, 'ticks') };
    const events = { TICK: {} };
    const runaway = defineChart({
      name: 'runaway',
      over: [],
      meaning: 'Counts without end.',
      context,
      events,
      machine: setup({ types: typesOf(context, events) }).createMachine({
        id: 'runaway',
        context: { n: 0 },
        on: { TICK: { actions: assign({ n: ({ context: { n } }) => n + 1 }) } },
      }),
    });
    expect(() => tabulate(runaway, universe)).toThrow(
      /chart 'runaway'.*n=3 is outside its declared domain \(0, 1, 2\)/,
    );
  });

  it('reports a context field that is not declared', () => {
    const undeclared = defineChart({ ...card, context: {} });
    expect(() => tabulate(undeclared, universe)).toThrow(/context out=0/);
  });

  it('tabulates reached states only, however wide the domain', () => {
    const context = { n: counter(1_000_000, 'ticks') };
    const events = { TICK: {} };
    const sparse = defineChart({
      name: 'sparse',
      over: [],
      meaning: 'Many values, few of them reached.',
      context,
      events,
      machine: setup({ types: typesOf(context, events) }).createMachine({
        id: 'sparse',
        context: { n: 0 },
        on: {
          TICK: {
            actions: assign({
              n: ({ context: { n } }) => Math.min(n + 300_000, 1_000_000),
            }),
          },
        },
      }),
    });
    expect(
      tabulate(sparse, universe).states.map(({ context: { n } }) => n),
    ).toEqual([0, 300_000, 600_000, 900_000, 1_000_000]);
  });
});

describe('reasonsOf', () => {
  const on = new Set(['borrower-returns', 'limit']);
  const lentToAnn = {
    value: 'lent',
    context: { borrower: 'ann', binding: 'sound' },
  };
  const returnBy = (by: string): LocalEvent => ({
    type: 'RETURN',
    payload: { by, binding: 'sound' },
  });
  const reasons = reasonsOf(copy, rulesOf('copy'), on);

  it('names the rule that refuses', () => {
    expect(reasons.refusedBy(lentToAnn, returnBy('bob'))).toEqual([
      'borrower-returns',
    ]);
  });

  it('names none where the state has no such transition', () => {
    const shelf = {
      value: 'shelf',
      context: { borrower: null, binding: 'sound' },
    };
    expect(reasons.refusedBy(shelf, returnBy('bob'))).toEqual([]);
    expect(reasons.shapedBy(shelf, returnBy('bob'))).toEqual([]);
  });

  it('names the rule that let a message through', () => {
    expect(reasons.allowedBy(lentToAnn, returnBy('ann'))).toEqual([
      'borrower-returns',
    ]);
    expect(reasons.shapedBy(lentToAnn, returnBy('ann'))).toEqual([]);
    expect(reasons.shapedBy(lentToAnn, returnBy('bob'))).toEqual([
      'borrower-returns',
    ]);
  });

  it('never blames a rule that is off', () => {
    const none = reasonsOf(copy, rulesOf('copy'), new Set());
    expect(none.refusedBy(lentToAnn, returnBy('bob'))).toEqual([]);
    expect(none.allowedBy(lentToAnn, returnBy('bob'))).toEqual([]);
  });

  it('blames both of two rules that refuse together', () => {
    const events = { GO: {} };
    const gate = defineChart({
      name: 'gate',
      over: [],
      meaning: 'Two bars, one behind the other.',
      context: {},
      events,
      machine: setup({
        types: typesOf({}, events),
        guards: { front: () => false, back: () => false },
      }).createMachine({
        id: 'gate',
        initial: 'shut',
        states: {
          shut: {
            on: { GO: { guard: and(['front', 'back']), target: 'open' } },
          },
          open: {},
        },
      }),
    });
    const rule = (id: string): GuardRule => ({
      kind: 'guard',
      id,
      claim: 'Shut.',
      enforcer: 'gate',
      source: 'fixture',
      chart: 'gate',
      guard: id,
      errno: 'EPERM',
    });
    const both = reasonsOf(
      gate,
      [rule('front'), rule('back')],
      new Set(['front', 'back']),
    );
    const shut = { value: 'shut', context: {} };
    const go = { type: 'GO', payload: {} };
    expect(both.refusedBy(shut, go)).toEqual(['front', 'back']);
  });
});
