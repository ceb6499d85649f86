/**
 * How many states are expanded between two looks at the clock: one may take a
 * microsecond or, with many renamings, a tenth of a second.
 *
 * Limits of states and of bytes are looked at between whole rounds only, whose
 * size does not depend on time; so what they leave does not either.
 */

/** Milliseconds that a piece should take at most. */
const MOST = 50;

const FIRST = 64;

export class Pace {
  #size = FIRST;

  /** States of the next piece, at most. */
  get size(): number {
    return this.#size;
  }

  /** Runs a piece of so many states. */
  time<T>(states: number, run: () => T): T {
    const start = performance.now();
    const result = run();
    const took = performance.now() - start;
    if (took > MOST) this.#size = Math.max(1, states >>> 1);
    else if (states === this.#size) this.#size *= 2;
    return result;
  }
}
