/** A search up to symmetry says what the search without says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exploration, Program } from '../checker/index.js';
import { compile, explore } from '../checker/index.js';
import { follow } from '../checker/testing/agreement.js';
import { frugal, MOST_STATES } from '../checker/testing/modes.js';
import { library } from '../checker/testing/library.js';
import { searchNaively } from '../checker/testing/naive.js';
import { countOrbits, renamingsOf } from '../checker/testing/orbits.js';
import { randomPlan } from '../checker/testing/random/arbitrary.js';
import { systemOf } from '../checker/testing/random/draw.js';
import { isPlain } from '../checker/testing/random/features.js';
import { prop } from './prop.js';

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
    'has all renamings where nothing tells objects apart',
    randomPlan.filter(isPlain),
    60,
    async (plan) => {
      const program = compile(systemOf(plan));
      const whole = await explore(program, {
        ...frugal(program),
        maxStates: MOST_STATES,
      });
      fc.pre(whole.complete);
      const found = await expectSameVerdicts(program, whole);
      const renamings = renamingsOf(plan.universe);
      expect(found.symmetries).toBe(renamings.length);
      expect(found.states).toBe(
        countOrbits(program, searchNaively(program), renamings),
      );
    },
    (plan) => JSON.stringify(plan, null, 1),
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
