import { describe, expect, it } from 'vitest';
import { compile } from '../../checker/compile/compile.js';
import { explore } from '../../checker/search/explore.js';
import type { Exploration } from '../../checker/search/exploration.js';
import { ruleNamed } from '../rules.js';
import { formatScope, parseScope } from '../scope.js';
import { buildSystem } from '../system.js';
import { designs, findDesign } from './index.js';

describe.each(designs.map((design) => [design.name, design] as const))(
  'design %s',
  (_, design) => {
    it('says what it expects of each of its claims, and of no other', () => {
      expect(Object.keys(design.expect).sort()).toEqual(
        design.claims.map((claim) => claim.name).sort(),
      );
    });

    it('speaks of rules, claims and designs that exist', () => {
      for (const id of design.rules) expect(ruleNamed(id).id).toBe(id);
      const claims = design.claims.map((claim) => claim.name);
      expect(claims).toEqual(
        expect.arrayContaining([
          ...Object.keys(design.remarks ?? {}),
          ...Object.keys(design.witnessNeeds ?? {}),
        ]),
      );
      if (design.mendedBy !== undefined)
        expect(findDesign(design.mendedBy)).toBeDefined();
    });

    it('is mended by a design that keeps more of its claims', () => {
      const mended = findDesign(design.mendedBy ?? design.name);
      const broken = (of: typeof design): readonly string[] =>
        of.claims
          .filter((claim) => claim.kind === 'never')
          .filter((claim) => of.expect[claim.name] === 'sometimes')
          .map((claim) => claim.name);
      if (mended === undefined || mended === design) return;
      expect(broken(design)).toEqual(
        expect.arrayContaining([...broken(mended)]),
      );
    });
  },
);

it('has designs with names of their own', () => {
  expect(new Set(designs.map((design) => design.name)).size).toBe(
    designs.length,
  );
});

/** Whole searches that take well under a second each. The numbers are pinned:
 * a change that moves one has to say why. */
const pinned: readonly (readonly [string, string, number, number, number])[] = [
  ['set-and-list', 'ioasids=1,mdevs=1+1,quota=1', 2_460, 7_914, 18],
  ['set-and-list', 'ioasids=1,quota=1', 13_092, 48_982, 26],
  [
    'set-and-list',
    'ioasids=1,mdevs=1+1,threads=2+1,quota=1',
    16_492,
    70_365,
    30,
  ],
  ['set-only', 'ioasids=1,quota=1', 23_448, 94_078, 33],
  ['device-allow', 'ioasids=1,quota=1', 11_152, 41_215, 22],
  ['load-reference-broken', 'ioasids=1,quota=1', 13_092, 48_982, 26],
  ['pending-get-broken', 'ioasids=1,quota=1', 25_018, 97_556, 27],
  ['stop-queue-broken', 'ioasids=1,quota=1', 35_948, 149_522, 40],
  ['flush-broken', 'ioasids=1,quota=1', 60_986, 250_604, 33],
  ['drain-broken', 'ioasids=1,mdevs=1+1,quota=1', 89_264, 341_872, 49],
];

describe('a complete search', () => {
  it.each(pinned)(
    'of %s at %s meets every expectation: %i states, %i transitions, depth %i',
    async (name, text, states, transitions, depth) => {
      const { design, run } = await searched(name, text);
      expect(run).toMatchObject({
        complete: true,
        states,
        transitions,
        depth,
        vacuous: [],
      });
      expect(
        Object.fromEntries(run.findings.map((f) => [f.claim, f.found])),
      ).toEqual(
        Object.fromEntries(
          run.findings.map((f) => [f.claim, design.expect[f.claim]]),
        ),
      );
    },
  );

  it('finds the attack of each mail, and its length', async () => {
    const steps = async (name: string, text: string, claim: string) => {
      const { run } = await searched(name, text);
      return run.findings.find((f) => f.claim === claim)?.path?.steps.length;
    };
    const onePasid = 'ioasids=1,quota=1';
    expect(await steps('set-only', onePasid, 'intra-vm-dma')).toBe(9);
    expect(await steps('flush-broken', onePasid, 'inter-vm-dma')).toBe(18);
    expect(await steps('drain-broken', onePasid, 'inter-vm-dma')).toBe(17);
    expect(await steps('stop-queue-broken', onePasid, 'intra-vm-dma')).toBe(16);
    expect(await steps('undo-broken', onePasid, 'pending-reclaimable')).toBe(5);
  });

  it('shows that asking the set at load too keeps a stale list within a VM', async () => {
    const design = findDesign('unlist-broken');
    if (design === undefined) throw new Error('no design unlist-broken');
    const rules = [...design.rules, 'set-at-load'];
    const scope = parseScope('ioasids=1,quota=1');
    const run = await explore(
      compile(buildSystem({ ...design, rules }, scope)),
    );
    const broken = run.findings.filter(
      (f) => f.found === 'sometimes' && f.states !== null,
    );
    expect(broken.map((f) => f.claim)).toEqual(['intra-vm-dma']);
  });
});

async function searched(
  name: string,
  text: string,
): Promise<{ design: (typeof designs)[number]; run: Exploration }> {
  const design = findDesign(name);
  if (design === undefined) throw new Error(`no design ${name}`);
  const scope = parseScope(text, design.scopes[0]);
  const run = await explore(compile(buildSystem(design, scope)));
  expect(formatScope(scope)).toContain('quota=1');
  return { design, run };
}
