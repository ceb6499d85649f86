/**
 * Text from outside, as a terminal may show it: whatever would move the cursor,
 * turn the direction of writing or hide something is written out.
 */

/**
 * Control characters (C0, DEL, C1), format characters (bidi controls, invisible
 * ones), line and paragraph separators, halves of surrogate pairs, and the two
 * code points that no XML document may hold. A joiner stays where it
 * joins two pictures.
 */
const HIDDEN =
  /(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic}))[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF]/gu;

const SHORT: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
};

/**
 * A text of several lines: everything but its newlines is made visible.
 *
 * What is above DEL is written as JSON and JavaScript write it, so that a JSON
 * document stays one and keeps its meaning; below, JSON has escaped it already.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, (found) =>
    found === '\n' ? found : shown(found),
  );
}

/** A text that stands within a line: its newlines are made visible as well, so
 * that it forges no line of its own. */
export function oneLine(text: string): string {
  return text.replace(HIDDEN, shown);
}

function shown(found: string): string {
  const short = SHORT[found];
  if (short !== undefined) return short;
  if (found < '\x7f') return `\\x${hex(found.charCodeAt(0), 2)}`;
  // A format character beyond the first plane takes two of them.
  return Array.from(
    { length: found.length },
    (_, n) => `\\u${hex(found.charCodeAt(n), 4)}`,
  ).join('');
}

const hex = (code: number, digits: number): string =>
  code.toString(16).padStart(digits, '0');

/**
 * The same data with every text in it, keys included, changed. Two keys that
 * become one would lose an entry; what makes characters visible keeps them
 * apart but for such as spell an escape themselves.
 */
export function withTexts<T>(data: T, change: (text: string) => string): T {
  return changed(data, change) as T;
}

function changed(data: unknown, change: (text: string) => string): unknown {
  if (typeof data === 'string') return change(data);
  if (Array.isArray(data))
    return data.map((item: unknown) => changed(item, change));
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, item]) => [
      change(key),
      changed(item, change),
    ]),
  );
}
