/** The designs of the series in their review scopes, searched to the end. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.js';
import { explore } from '../../../checker/search/explore.js';
import type { Design } from '../../design.js';
import { everyDesign } from '../../every-design.js';
import { formatScope } from '../../scope.js';
import { ruleOf } from '../../rules.js';
import { buildSystem } from '../../system.js';
import { seriesDesigns } from '../index.js';
import { pinned } from './pinned.js';

const ours = seriesDesigns.filter(({ name }) => name.startsWith('v'));

describe.each(ours.map((design) => [design.name, design] as const))(
  'design %s',
  (_, design) => {
    it('speaks of rules, claims and designs that exist', () => {
      for (const id of design.rules) expect(ruleOf(design, id).id).toBe(id);
      for (const { on, off = [] } of design.mends ?? [])
        for (const id of [...on, ...off])
          expect(ruleOf(design, id).id).toBe(id);
      expect(Object.keys(design.expect).sort()).toEqual(
        design.claims.map((claim) => claim.name).sort(),
      );
      if (design.mendedBy !== undefined)
        expect(everyDesign.map(({ name }) => name)).toContain(design.mendedBy);
    });

    it('judges every claim in some scope', () => {
      const judged = new Set(
        [
          ...design.scopes,
          ...(design.hunts ?? []).map(({ scope }) => scope),
        ].flatMap((scope) =>
          buildSystem(design, scope).claims.map(({ name }) => name),
        ),
      );
      expect([...judged].sort()).toEqual(
        design.claims.map(({ name }) => name).sort(),
      );
    });

    it.each(design.scopes.map((scope) => [formatScope(scope), scope] as const))(
      'is as expected in %s',
      async (text, scope) => {
        const run = await explore(compile(buildSystem(design, scope)), {
          symmetry: true,
        });
        expect(run.complete).toBe(true);
        expect(run.vacuous).toEqual([]);
        expect(
          Object.fromEntries(run.findings.map((f) => [f.claim, f.found])),
        ).toEqual(
          Object.fromEntries(
            run.findings.map((f) => [f.claim, design.expect[f.claim]]),
          ),
        );
        expect([run.states, run.transitions, run.depth]).toEqual(
          pinned[`${design.name} ${text}`],
        );
      },
    );

    it.each((design.hunts ?? []).map((hunt) => [hunt.claim, hunt] as const))(
      'breaks %s where a whole search would not end',
      async (claim, { scope }) => {
        const run = await explore(compile(buildSystem(design, scope)), {
          symmetry: true,
          until: claim,
        });
        const found = run.findings.find((one) => one.claim === claim);
        expect(found).toMatchObject({ found: 'sometimes', shortest: true });
        expect(found?.path?.steps.length).toBe(
          pinned[`${design.name} ${claim}`]?.[0],
        );
      },
    );
  },
);

it('what the mail adds does not help while events name no device', () => {
  const [idxd, list] = ['v4-idxd', 'v4-with-list'].map((wanted) =>
    seriesDesigns.find(({ name }) => name === wanted),
  );
  const broken = (design: Design | undefined): readonly string[] =>
    Object.entries(design?.expect ?? {})
      .filter(([name]) => name.includes('dma'))
      .filter(
        ([name, expected]) => expected === 'sometimes' && name !== 'dma-lands',
      )
      .map(([name]) => name);
  expect(broken(idxd)).toEqual(['inter-vm-dma', 'intra-vm-dma']);
  expect(broken(list)).toEqual(broken(idxd));
});
