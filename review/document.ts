/** What a page says, in reading order, before any markup. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Columns that line up; cells are short. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Set as it is, for example a trace. */
  | { readonly kind: 'literal'; readonly lines: readonly string[] };

export interface Section {
  /** Part of a URL. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly parts?: readonly Section[];
}

export const text = (words: string): Block => ({ kind: 'text', text: words });

export const list = (items: readonly string[]): Block => ({
  kind: 'list',
  items,
});

export const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Block => ({ kind: 'table', caption, head, rows });

export const literal = (lines: readonly string[]): Block => ({
  kind: 'literal',
  lines,
});
