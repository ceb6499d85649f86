/** Generated predicates over stored states. */
import type { Condition, Program } from '../compile/program.js';
import { TooLarge } from '../wellformed/problem.js';
import type { Layout } from '../pack/layout.js';
import type { Emitter } from './expressions.js';
import { Constants, truth } from './expressions.js';

/** They are bits of one integer. */
const MOST_CONDITIONS = 31;

/** Which of up to 31 conditions hold, as bits, for the state whose words
 * start at `offset` of `states`. */
export type Mask = (states: Int32Array, offset: number) => number;

export function generateMask(
  program: Program,
  layout: Layout,
  conditions: readonly Condition[],
): Mask {
  if (conditions.length > MOST_CONDITIONS)
    throw new TooLarge(
      `${String(conditions.length)} conditions are watched at once; at most ` +
        `${String(MOST_CONDITIONS)} can be. Judge some of the claims in a run ` +
        `of their own.`,
    );
  const constants = new Constants();
  const emitter: Emitter = { program, layout, constants, written: new Set() };
  const words = Array.from(
    { length: layout.words },
    (_, n) => `s${String(n)}=S[q+${String(n)}]`,
  );
  const tests = conditions.map(
    (condition, n) => `if(${truth(emitter, condition)})m|=${String(1 << n)};`,
  );
  // Made from the program's tables only; see generate/engine.ts.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function(
    ...constants.names,
    `'use strict';return function(S,q){const ${words.join()};let m=0;${tests.join('')}return m;};`,
  ) as (...args: readonly unknown[]) => Mask;
  return make(...constants.values);
}
