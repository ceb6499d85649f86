/** Bad input from a user: a file, a name or a flag. Ends in exit code 2. */
import { oneLine } from './render/visible.js';

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
  const lines = [shown(what)];
  if (where !== undefined) lines.push(`  where        ${shown(where)}`);
  if (cause !== undefined) lines.push(`  usual cause  ${shown(cause)}`);
  if (available !== undefined)
    lines.push(`  available    ${available.map(oneLine).join(', ') || 'none'}`);
  lines.push(`  try          ${shown(tryThis)}`);
  return [lines.join('\n'), ...also.map(explain)].join('\n');
}

/** Further lines, which may quote a file, stay visibly within the message. */
function shown(text: string): string {
  return text
    .split('\n')
    .map(oneLine)
    .join(`\n${' '.repeat(15)}| `);
}
