/** What designs of the series say of themselves; cli/whole-check.test.ts
 * searches them to the end. */
import { describe, expect, it } from 'vitest';
import type { Design } from '../../design.js';
import { everyDesign } from '../../every-design.js';
import { ruleOf } from '../../rules.js';
import { buildSystem } from '../../system.js';
import { seriesDesigns } from '../index.js';

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
