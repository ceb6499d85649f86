/**
 * `npm run differential`: random systems searched in every way there is and
 * compared with a naive search, or with SPIN and rumur.
 *
 * Exit code 0 if none differs, 1 if one does, 2 for wrong usage or a missing
 * tool. What is printed on stdout is the result, on stderr the progress.
 */
import process, { argv, stderr, stdout } from 'node:process';
import { compareSeed, shrinkSeed } from './naive-runs.js';
import type { Options } from './options.js';
import { readOptions, USAGE } from './options.js';
import { comparePeers } from './peer-runs.js';

/** Seconds between two lines of progress. */
const EACH_SECONDS = 10;

class Tally {
  compared = 0;
  skipped = 0;
  states = 0;
  /** Systems in which symmetry took something as one. */
  symmetric = 0;
  differing = 0;
  readonly #start = performance.now();
  #told = this.#start;

  get seconds(): number {
    return (performance.now() - this.#start) / 1000;
  }

  tell(next: number, { seed, runs }: Options): void {
    if (performance.now() - this.#told < EACH_SECONDS * 1000) return;
    this.#told = performance.now();
    const left = seed + runs - next;
    stderr.write(
      `${this.text()}; go on with --seed ${String(next)} --runs ${String(left)}\n`,
    );
  }

  text(): string {
    return (
      `${String(this.compared)} compared (${String(this.symmetric)} with ` +
      `symmetries, ${String(this.states)} states), ` +
      `${String(this.skipped)} too big, ${String(this.differing)} differ, ` +
      `${this.seconds.toFixed(0)} s`
    );
  }
}

async function main(options: Options): Promise<number> {
  const { seed, runs, most, peers } = options;
  const tally = new Tally();
  const look = peers ? comparePeers : compareSeed;
  for (let at = seed; at < seed + runs && tally.differing < most; at++) {
    const found = await look(at);
    if (found.skipped) tally.skipped++;
    else {
      tally.compared++;
      tally.states += found.states;
      if (found.symmetries > 1) tally.symmetric++;
    }
    const [first] = found.differences;
    if (first !== undefined) {
      tally.differing++;
      stdout.write(`seed ${String(at)}: ${found.differences.join('\n  ')}\n`);
      if (!peers) {
        const least = await shrinkSeed(at, first);
        stdout.write(`${JSON.stringify(least, null, 1)}\n`);
      }
    }
    tally.tell(at + 1, options);
  }
  stdout.write(`seeds from ${String(seed)}: ${tally.text()}\n`);
  return tally.differing === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(readOptions(argv.slice(2)));
} catch (error) {
  const { message } = error as Error;
  stderr.write(`differential: ${message}\n`);
  if (error instanceof RangeError) stderr.write(USAGE);
  process.exitCode = 2;
}
