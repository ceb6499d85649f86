/** Text helpers: everything ASCII in the end, wrapped and padded by columns. */

import type { Trace } from '../trace.js';
import { oneLine, withTexts } from './visible.js';
import { widthOf } from './width.js';

/** Columns of a mail, two of them the indent of every line. */
export const WIDTH = 72;

const INDENT = '  ';

/**
 * Wraps words to the width, every line indented.
 *
 * @param lead set before the first line; later lines hang under its end
 */
export function wrap(text: string, lead = ''): readonly string[] {
  const hang = ' '.repeat(widthOf(lead));
  const room = WIDTH - INDENT.length - widthOf(lead);
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const part of text.split(/\s+/)) {
    const word = oneLine(part);
    if (word === '') continue;
    const more = widthOf(word);
    if (line !== '' && width + 1 + more > room) {
      lines.push(line);
      line = word;
      width = more;
    } else {
      width += line === '' ? more : 1 + more;
      line = line === '' ? word : `${line} ${word}`;
    }
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

/** The same trace, of texts that stand within a line of a mail each. */
export function mailable(trace: Trace): Trace {
  return withTexts(trace, (text) => ascii(oneLine(text)));
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
