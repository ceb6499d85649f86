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
