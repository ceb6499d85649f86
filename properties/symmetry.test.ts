/** A search up to symmetry says what the search without says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exploration, Program } from '../checker/index.js';
import { compile, explore } from '../checker/index.js';
import { alsoReferring, symmetryOf } from '../checker/symmetry/symmetry.js';
import { follow } from '../checker/testing/agreement.js';
import { library } from '../checker/testing/library.js';
import { searchNaively } from '../checker/testing/naive.js';
import { countOrbits, renamingsOf } from '../checker/testing/orbits.js';
import { randomSystem } from '../checker/testing/random-systems.js';
import { prop } from './prop.js';
import { showSystem } from './random-systems.js';

const MAX_STATES = 2000;

async function expectSameVerdicts(
  program: Program,
  whole: Exploration,
): Promise<Exploration> {
  const found = await explore(program, { symmetry: true });
  expect(found).toMatchObject({ complete: true, depth: whole.depth });
  whole.findings.forEach(({ claim, found: verdict, path }, n) => {
    const alike = found.findings[n];
    expect([claim, alike?.found, alike?.path?.steps.length]).toEqual([
      claim,
      verdict,
      path?.steps.length,
    ]);
    if (alike?.path != null)
      expect(follow(program, alike.path)).toEqual(alike.path.final);
  });
  expect(found.vacuous).toEqual(whole.vacuous);
  return found;
}

describe('a search up to symmetry', () => {
  prop(
    'gives the same verdicts, and the orbits of the states',
    randomSystem,
    200,
    async (system) => {
      const program = compile(system);
      const whole = await explore(program, { maxStates: MAX_STATES });
      fc.pre(whole.complete);
      const found = await expectSameVerdicts(program, whole);
      // Loops that go by the order of their objects lose some.
      const symmetry = symmetryOf(program);
      const { renamings } = alsoReferring(symmetry, [symmetry.columns]);
      expect(found.symmetries).toBe(renamings.length);
      expect(renamingsOf(system.universe).length % renamings.length).toBe(0);
      if (symmetry.leftAlone.length === 0)
        expect(renamings).toHaveLength(renamingsOf(system.universe).length);
      expect(found.states).toBe(
        countOrbits(program, searchNaively(program), renamings),
      );
    },
    showSystem,
  );

  it.each([
    { readers: 2, copies: 2 },
    { readers: 3, copies: 1 },
    { readers: 1, copies: 3 },
  ])(
    'counts the orbits of a library with $readers readers, $copies copies',
    async ({ readers, copies }) => {
      const system = library({ readers, copies });
      const program = compile(system);
      const found = await expectSameVerdicts(program, await explore(program));
      const renamings = renamingsOf(system.universe);
      expect(found.symmetries).toBe(renamings.length);
      expect(found.states).toBe(
        countOrbits(program, searchNaively(program), renamings),
      );
    },
  );
});
