/** Bad input from a user: a file, a name or a flag. Ends in exit code 2. */

export interface Problem {
  /** What happened, one line. */
  readonly what: string;
  /** Where in the file, where one line has no room for it. */
  readonly where?: string;
  /** The usual cause. */
  readonly cause?: string;
  /** What would have been accepted. */
  readonly available?: readonly string[];
  /** What to try next. */
  readonly tryThis: string;
  /** What else is wrong with the same input. */
  readonly also?: readonly Problem[];
}

export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(readonly problem: Problem) {
    super(explain(problem));
  }
}

function explain(problem: Problem): string {
  const { what, where, cause, available, tryThis, also = [] } = problem;
  const lines = [what];
  if (where !== undefined) lines.push(`  where        ${where}`);
  if (cause !== undefined) lines.push(`  usual cause  ${cause}`);
  if (available !== undefined)
    lines.push(`  available    ${available.join(', ') || 'none'}`);
  lines.push(`  try          ${tryThis}`);
  return [lines.join('\n'), ...also.map(explain)].join('\n');
}
