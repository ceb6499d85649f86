/** The rule numbers that a `source` cites. */

/**
 * @returns each number once; a range, as R16-R18, stands for all in it
 */
export function cited(source: string): readonly number[] {
  const numbers = [...source.matchAll(/\bR(\d+)\b(?:-R?(\d+)\b)?/g)].flatMap(
    ([, from = '', to = from]) => range(Number(from), Number(to)),
  );
  return [...new Set(numbers)];
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n);
