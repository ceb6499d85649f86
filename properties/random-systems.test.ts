/** The engine in every way it has against the naive search, on systems nobody
 * would write. */
import { expect } from 'vitest';
import { compareWays } from '../checker/testing/modes.js';
import { randomPlan } from '../checker/testing/random/arbitrary.js';
import { prop } from './prop.js';

prop(
  'random systems are searched as a naive search does, in every way',
  randomPlan,
  150,
  async (plan) => {
    const { differences } = await compareWays(plan, {
      threads: plan.seed % 40 === 0,
      resumed: plan.seed % 10 === 0,
    });
    expect(differences).toEqual([]);
  },
  (plan) => JSON.stringify(plan, null, 1),
);
