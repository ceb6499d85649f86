/** Columns that a text takes on a terminal: wide letters take two, combining
 * marks none. */
import stringWidth from 'string-width';

const ASCII = /^[\x20-\x7e]*$/;

export function widthOf(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text);
}

/** As `padEnd`, in columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** As `padStart`, in columns. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** As many whole letters as fit. */
export function fitting(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const { segment } of letters.segment(text)) {
    if (widthOf(kept + segment) > width) break;
    kept += segment;
  }
  return kept;
}
