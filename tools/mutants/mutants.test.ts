/** The mutants fit the source, and some of them are noticed. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { mutants } from './list.js';
import { mutate } from './mutant.js';
import { tryMutant } from './trial.js';

describe('mistakes put into the engine', () => {
  it.each(mutants)('fit $file: $breaks', async (mutant) => {
    const source = await readFile(mutant.file, 'utf8');
    expect(mutate(source, mutant)).not.toBe(source);
  });

  it('are at least thirty, and none is listed twice', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(30);
    expect(new Set(mutants.map(({ breaks }) => breaks)).size).toBe(
      mutants.length,
    );
  });

  it('that do not fit are refused', () => {
    const [first] = mutants;
    if (first === undefined) throw new Error('there are no mutants');
    expect(() => mutate('', first)).toThrow(/0 times, not once/);
    expect(() => mutate(first.text + first.text, first)).toThrow(/2 times/);
  });

  it.each([
    'a refused section goes on as if it had succeeded',
    'negations are dropped',
    'states stay where they were when the visited set grows',
  ])('are noticed: %s', async (breaks) => {
    const mutant = mutants.find((one) => one.breaks === breaks) ?? null;
    expect(mutant).not.toBeNull();
    expect(await tryMutant(mutant, { first: 1, most: 20 })).not.toBeNull();
  });
});
