/** How fast random steps are, drawn by a generator that costs next to
 * nothing. */
import type { Program } from '../checker/index.js';
import { Walker } from '../checker/index.js';

/** Draws before it starts over: a walk may end where little is enabled. */
const LENGTH = 3_000;

export interface Walked {
  /** Steps drawn, and those of them that were enabled and so taken. */
  readonly drawn: number;
  readonly taken: number;
  readonly seconds: number;
}

export function walk(program: Program, seconds: number): Walked {
  const walker = new Walker(program);
  const { length } = program.steps;
  let random = 0x9e3779b9;
  let drawn = 0;
  let taken = 0;
  const start = performance.now();
  const until = start + seconds * 1000;
  while (performance.now() < until) {
    walker.reset();
    for (let n = 0; n < LENGTH; n++) {
      // Marsaglia's xorshift32.
      random ^= random << 13;
      random ^= random >>> 17;
      random ^= random << 5;
      if (walker.take((random >>> 0) % length)) taken++;
    }
    drawn += LENGTH;
  }
  return { drawn, taken, seconds: (performance.now() - start) / 1000 };
}
