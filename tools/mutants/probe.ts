/**
 * Run by mutants.ts with a mistake in the engine: draws systems until one
 * differs. Prints, as JSON, the draws it took and what differed, or null.
 */
import { argv, stdout } from 'node:process';
import { compareWays } from '../../checker/testing/modes.js';
import { drawPlan } from '../../checker/testing/random/draw.js';

/** Threads and disks are slow to start. */
const EACH_THREADS = 10;
const EACH_RESUMED = 5;

async function probe(
  first: number,
  draws: number,
): Promise<{ draws: number; difference: string } | null> {
  for (let n = 0; n < draws; n++) {
    const { differences } = await compareWays(drawPlan(first + n), {
      threads: n % EACH_THREADS === 0,
      resumed: n % EACH_RESUMED === 1,
    });
    const [difference] = differences;
    if (difference !== undefined) return { draws: n + 1, difference };
  }
  return null;
}

const [first, draws] = argv.slice(2).map(Number);
stdout.write(JSON.stringify(await probe(first ?? 1, draws ?? 1)));
