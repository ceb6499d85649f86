import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mask } from './lattice.js';
import { minimalHittingSets, searchLattice } from './lattice.js';

const RULES = 6;
const all = Array.from({ length: 2 ** RULES }, (_, set) => set);
const within = (part: Mask, set: Mask): boolean => (part & set) === part;

function minimalAmong(sets: readonly Mask[]): readonly Mask[] {
  return sets.filter(
    (set) => !sets.some((other) => other !== set && within(other, set)),
  );
}

const sorted = (sets: readonly Mask[]): readonly Mask[] =>
  [...sets].sort((a, b) => a - b);

const families = fc.array(fc.integer({ min: 0, max: 2 ** RULES - 1 }), {
  maxLength: 6,
});

describe('minimal hitting sets', () => {
  it('are those a search of all subsets finds', () => {
    fc.assert(
      fc.property(families, (sets) => {
        const hitting = all.filter((set) => sets.every((s) => (s & set) !== 0));
        expect(sorted(minimalHittingSets(sets))).toEqual(
          sorted(minimalAmong(hitting)),
        );
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('of nothing is the empty set; an empty set cannot be hit', () => {
    expect(minimalHittingSets([])).toEqual([0]);
    expect(minimalHittingSets([3, 0])).toEqual([]);
  });
});

describe('the lattice search', () => {
  it('finds both families of any monotone verdict', async () => {
    await fc.assert(
      fc.asyncProperty(families, async (bases) => {
        const suffices = (set: Mask): boolean =>
          bases.some((base) => within(base, set));
        let asked = 0;
        const found = await searchLattice(RULES, {
          insufficient: (set) => {
            asked++;
            return Promise.resolve(suffices(set) ? null : 'attack');
          },
        });
        expect(sorted(found.minimalSufficient)).toEqual(
          sorted(minimalAmong(all.filter(suffices))),
        );
        const bad = all.filter((set) => !suffices(set));
        const maximal = bad.filter(
          (set) => !bad.some((other) => other !== set && within(set, other)),
        );
        expect(sorted(found.maximalInsufficient.map(({ set }) => set))).toEqual(
          sorted(maximal),
        );
        expect(asked).toBeLessThanOrEqual(
          found.minimalSufficient.length + maximal.length * (RULES + 1),
        );
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('does not call a set sufficient that could not be told', async () => {
    const found = await searchLattice(2, {
      insufficient: (set) => Promise.resolve(set === 0 ? 'attack' : 'open'),
    });
    expect(found.minimalSufficient).toEqual([]);
    expect(sorted(found.open)).toEqual([1, 2]);
  });
});
