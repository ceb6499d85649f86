/** What after designs say of themselves; cli/whole-check.test.ts searches them. */
import { describe, expect, it } from 'vitest';
import { everyRule, ruleSets } from '../every-design.js';
import { namesUsed } from '../statecharts/names.js';
import { afterDesigns } from './index.js';

const charts = [...new Set(afterDesigns.flatMap((design) => design.charts))];

describe.each(afterDesigns.map((design) => [design.name, design] as const))(
  'design %s',
  (_, design) => {
    it('says what it expects of each of its claims, and of no other', () => {
      expect(Object.keys(design.expect).sort()).toEqual(
        design.claims.map((claim) => claim.name).sort(),
      );
    });

    it('speaks of claims and rules that exist', () => {
      const claims = design.claims.map((claim) => claim.name);
      expect(claims).toEqual(
        expect.arrayContaining(Object.keys(design.remarks ?? {})),
      );
      const rules = design.ruleSet?.map(({ id }) => id) ?? [];
      expect(rules).toEqual(expect.arrayContaining([...design.rules]));
    });

    it('carries each rule of a script in a step', () => {
      const carried = JSON.stringify(design.operations);
      const ids = [...carried.matchAll(/"rule":"([^"]+)"/g)].map((m) => m[1]);
      expect([...new Set(ids)].sort()).toEqual(
        (design.ruleSet ?? [])
          .filter(({ kind }) => kind === 'section')
          .map(({ id }) => id)
          .sort(),
      );
    });
  },
);

describe.each(charts.map((chart) => [chart.name, chart] as const))(
  'chart %s',
  (_, chart) => {
    it('uses every guard and action of its setup', () => {
      const { guards, actions } = chart.machine.implementations;
      const used = namesUsed(chart);
      expect([...used.guards].sort()).toEqual(Object.keys(guards).sort());
      expect([...used.actions].sort()).toEqual(Object.keys(actions).sort());
    });
  },
);

it('has rules whose names are their own', () => {
  for (const rule of everyRule)
    for (const other of ruleSets.filter(({ id }) => id === rule.id))
      expect(other.claim).toBe(rule.claim);
});
