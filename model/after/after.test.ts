import { describe, expect, it } from 'vitest';
import { compile } from '../../checker/compile/compile.js';
import { explore } from '../../checker/search/explore.js';
import type { Exploration } from '../../checker/search/exploration.js';
import { everyRule, ruleSets } from '../every-design.js';
import { formatScope } from '../scope.js';
import { namesUsed } from '../statecharts/names.js';
import { buildSystem } from '../system.js';
import { afterDesigns } from './index.js';
import { pinned, shortest } from './pinned.js';

const charts = [...new Set(afterDesigns.flatMap((design) => design.charts))];

/** Every design in every scope, the ones that hold and their twins. */
const reviews = afterDesigns.flatMap((design) =>
  design.scopes.map((scope) => ({
    design,
    scope,
    name: `${design.name} ${formatScope(scope)}`,
  })),
);

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

describe.each(reviews)('$name', ({ design, scope, name }) => {
  it('meets every expectation in a complete search', async () => {
    const run = await explore(compile(buildSystem(design, scope)), {
      symmetry: true,
    });
    expect(run).toMatchObject({ complete: true, vacuous: [] });
    expect(
      Object.fromEntries(run.findings.map((f) => [f.claim, f.found])),
    ).toEqual(
      Object.fromEntries(
        run.findings.map((f) => [f.claim, design.expect[f.claim]]),
      ),
    );
    expect([run.states, run.transitions, run.depth]).toEqual(pinned[name]);
    expect(attacks(run)).toEqual(shortest[design.name] ?? {});
  });
});

/** Steps of the shortest run to each offence. */
const attacks = ({ findings }: Exploration): Record<string, number> =>
  Object.fromEntries(
    findings
      .filter((f) => f.found === 'sometimes' && f.states !== null)
      .map((f) => [f.claim, f.path?.steps.length ?? 0]),
  );
