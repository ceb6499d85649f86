import { describe, expect, it } from 'vitest';
import { switchedOff, tabulate } from '../../../checker/tabulate/tabulate.js';
import { namesUsed } from '../../statecharts/names.js';
import { coreOf } from '../core.js';
import { rules, v4Fixed } from '../rules.js';
import { charts } from './index.js';

const { system } = coreOf(v4Fixed, {
  ioasids: ['p1', 'p2'],
  sets: ['s1'],
  mms: ['A'],
  spids: ['g1'],
  data: ['d1'],
  records: 1,
  threads: ['t1'],
});

describe.each(charts.map((chart) => [chart.name, chart] as const))(
  'chart %s',
  (_, chart) => {
    const own = rules.filter(
      (rule) => rule.kind === 'guard' && rule.chart === chart.name,
    );
    const off = switchedOff(own.filter((rule) => rule.kind === 'guard'));

    it('uses every guard and action it names', () => {
      const { guards, actions } = namesUsed(chart);
      const { implementations } = chart.machine;
      expect([...guards].sort()).toEqual(
        Object.keys(implementations.guards).sort(),
      );
      expect([...actions].sort()).toEqual(
        Object.keys(implementations.actions).sort(),
      );
    });

    it('has the guards its rules name', () => {
      const { guards } = namesUsed(chart);
      for (const rule of own)
        if (rule.kind === 'guard') expect(guards).toContain(rule.guard);
    });

    it.each([
      { with: 'on', setting: {} },
      { with: 'off', setting: off },
    ])(
      'stays in its domains and hears every event, rules $with',
      ({ with: how, setting }) => {
        const { events, states, next } = tabulate(
          chart,
          system.universe,
          setting,
        );
        const deaf = events.filter((_event, e) =>
          states.every((_s, s) => (next[s * events.length + e] ?? -1) < 0),
        );
        if (how === 'off') expect(deaf).toEqual([]);
      },
    );
  },
);
