/** Arguments of the tools: numbers by name. */
import { parseArgs } from 'node:util';

/**
 * @param known names and what they are if not given
 * @throws Error naming what is not understood
 */
export function numbersFrom<Name extends string>(
  argv: readonly string[],
  known: Readonly<Record<Name, number>>,
): Readonly<Record<Name, number>> {
  const names = Object.keys(known) as Name[];
  const { values } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      names.map((name) => [name, { type: 'string' as const }]),
    ),
  });
  const numbers: Record<Name, number> = { ...known };
  for (const name of names) {
    const text = values[name];
    if (text === undefined) continue;
    if (typeof text !== 'string' || !/^\d+$/.test(text))
      throw new Error(`--${name} takes a whole number`);
    numbers[name] = Number(text);
  }
  return numbers;
}
