/** Bad input from a user: a file, a name or a flag. Ends in exit code 2. */

export interface Problem {
  /** What happened, one line. */
  readonly what: string;
  /** The usual cause. */
  readonly cause?: string;
  /** What would have been accepted. */
  readonly available?: readonly string[];
  /** What to try next. */
  readonly tryThis: string;
}

export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(readonly problem: Problem) {
    super(explain(problem));
  }
}

function explain({ what, cause, available, tryThis }: Problem): string {
  const lines = [what];
  if (cause !== undefined) lines.push(`  usual cause  ${cause}`);
  if (available !== undefined)
    lines.push(`  available    ${available.join(', ') || 'none'}`);
  lines.push(`  try          ${tryThis}`);
  return lines.join('\n');
}

/** The name of `names` closest to `given`, if one is close enough to be meant.
 */
export function didYouMean(
  given: string,
  names: readonly string[],
): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(given, name);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, n) => n);
  for (const [i, a] of Array.from(left).entries()) {
    const above = row;
    row = [i + 1];
    for (const [j, b] of Array.from(right).entries()) {
      const replace = (above[j] ?? 0) + (a === b ? 0 : 1);
      const insert = (row[j] ?? 0) + 1;
      const remove = (above[j + 1] ?? 0) + 1;
      row.push(Math.min(replace, insert, remove));
    }
  }
  return row[right.length] ?? 0;
}
