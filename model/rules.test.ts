import { describe, expect, it } from 'vitest';
import { designs } from './designs/index.js';
import { rules } from './rules.js';
import type { ModelRule } from './rules.js';
import { charts } from './statecharts/index.js';
import { namesUsed } from './statecharts/names.js';

describe.each(charts.map((chart) => [chart.name, chart] as const))(
  'chart %s',
  (_, chart) => {
    const { guards, actions } = chart.machine.implementations;
    const used = namesUsed(chart);

    it('uses every guard and action of its setup', () => {
      expect([...used.guards].sort()).toEqual(Object.keys(guards).sort());
      expect([...used.actions].sort()).toEqual(Object.keys(actions).sort());
    });

    it('has the guards that rules name', () => {
      const named = rules.flatMap((rule) =>
        rule.kind === 'guard' && rule.chart === chart.name ? [rule.guard] : [],
      );
      expect([...used.guards]).toEqual(expect.arrayContaining(named));
    });
  },
);

describe('rules', () => {
  it('are about charts that exist', () => {
    const known = charts.map((chart) => chart.name);
    for (const rule of rules)
      if (rule.kind === 'guard') expect(known).toContain(rule.chart);
  });

  it('have names of their own', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  it('are each on in a design', () => {
    const on = new Set(designs.flatMap((design) => design.rules));
    expect(rules.filter((rule) => !on.has(rule.id))).toEqual([]);
  });

  it('of scripts are each carried by a step of an operation', () => {
    const carried = JSON.stringify(designs.flatMap((d) => d.operations));
    const missing = rules
      .filter((rule: ModelRule) => rule.kind === 'section')
      .filter((rule) => !carried.includes(`"rule":"${rule.id}"`));
    expect(missing).toEqual([]);
  });

  it('that steps carry are known', () => {
    const carried = JSON.stringify(designs.flatMap((d) => d.operations));
    const ids = [...carried.matchAll(/"rule":"([^"]+)"/g)].map((m) => m[1]);
    const known = rules.map((rule) => rule.id);
    expect(known).toEqual(expect.arrayContaining([...new Set(ids)]));
  });
});
