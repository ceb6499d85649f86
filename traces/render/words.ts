/** Text helpers: everything ASCII, wrapped and padded by count. */

import type { Trace } from '../trace.js';

/** Columns of a mail, two of them the indent of every line. */
export const WIDTH = 72;

const INDENT = '  ';

/**
 * Wraps words to the width, every line indented.
 *
 * @param lead set before the first line; later lines hang under its end
 */
export function wrap(text: string, lead = ''): readonly string[] {
  const hang = ' '.repeat(lead.length);
  const room = WIDTH - INDENT.length - lead.length;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((part, n) =>
    `${INDENT}${n === 0 ? lead : hang}${part}`.trimEnd(),
  );
}

export function indented(line: string): string {
  return `${INDENT}${line}`.trimEnd();
}

/** `3 steps`, `1 step`. */
export function many(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

/** Mail is ASCII; anything else would be re-encoded on its way. */
export function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e\n]/g, '?');
}

/** What a trace shows of its claim, in capitals. */
export function wordOf({
  claimKind,
}: Pick<Trace, 'claimKind'>): 'BROKEN' | 'REACHED' {
  switch (claimKind) {
    case 'never':
    case 'recoverable':
    case 'eventually':
    case 'refusedChangesNothing':
      return 'BROKEN';
    case 'sometimes':
    case 'refusal':
      return 'REACHED';
  }
}
