/** Random systems, each searched in every way and naively. */
import { compareWays } from '../../checker/testing/modes.js';
import type { Compared } from '../../checker/testing/modes.js';
import { drawPlan } from '../../checker/testing/random/draw.js';
import type { Plan } from '../../checker/testing/random/plan.js';
import { shrink } from '../../checker/testing/random/shrink.js';

/** Two threads, and saving and resuming, are tried on one in so many. */
const EACH_THREADS = 50;
const EACH_RESUMED = 10;

export const compareSeed = (seed: number): Promise<Compared> =>
  comparePlan(drawPlan(seed));

const comparePlan = (plan: Plan): Promise<Compared> =>
  compareWays(plan, {
    threads: plan.seed % EACH_THREADS === 0,
    resumed: plan.seed % EACH_RESUMED === 0,
  });

/** The smallest system that still differs in the same way. */
export function shrinkSeed(seed: number, difference: string): Promise<Plan> {
  const way = wayOf(difference);
  return shrink(
    drawPlan(seed),
    async (plan) =>
      (await comparePlan(plan)).differences.some((one) => wayOf(one) === way),
    600,
  );
}

/** `naive`, `symmetry` and so on, or the name of an error. */
const wayOf = (difference: string): string =>
  difference.slice(0, difference.indexOf(':'));
