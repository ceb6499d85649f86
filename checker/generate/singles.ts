/** Generated code for one ground step at a time. */
import type { Program } from '../compile/program.js';
import type { Layout } from '../pack/layout.js';
import type { Emitter } from './expressions.js';
import { Constants, readField, wordName } from './expressions.js';
import { stepSource } from './step.js';

/** What a step did to the state in `input`. Only `DONE` and `MOVED` write a
 * successor to `output`. */
export const DISABLED = 0;
export const DONE = 1;
/** Refused after its first section: the thread went to undo, or home. */
export const MOVED = 2;

export interface Singles {
  readonly input: Int32Array;
  readonly output: Int32Array;
  /** One function a ground step, by index. */
  readonly run: readonly (() => number)[];
}

export function generateSingles(program: Program, layout: Layout): Singles {
  const constants = new Constants();
  const base = { program, layout, constants };
  const reading: Emitter = { ...base, written: new Set() };
  const words = Array.from({ length: layout.words }, (_, n) => n);
  const load = words.map((n) => `s${String(n)}=I[${String(n)}]`).join();
  const functions = program.steps.map((step) => {
    const store = (emitter: Emitter, result: number): string =>
      words.map((n) => `O[${String(n)}]=${wordName(emitter, n)};`).join('') +
      `return ${String(result)};`;
    const elsewhere =
      step.thread < 0
        ? ''
        : `if(${readField(reading, step.thread)}!==${String(step.at)})return 0;`;
    const body = stepSource(base, step, (emitter) => ({
      done: store(emitter, DONE),
      refused: store(emitter, MOVED),
      notes: null,
    }));
    return `function(){const ${load};${elsewhere}${body}return 0;}`;
  });
  const input = new Int32Array(layout.words);
  const output = new Int32Array(layout.words);
  // Made from the program's tables only; see generate/engine.ts.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function(
    ...constants.names,
    'I',
    'O',
    `'use strict';return[${functions.join(',\n')}];`,
  ) as (...args: readonly unknown[]) => readonly (() => number)[];
  return { input, output, run: make(...constants.values, input, output) };
}
