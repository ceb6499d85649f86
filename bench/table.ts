/** The figures as text. */
import type { Run } from './contestant.js';
import type { Result } from './race.js';

const HEADS = [
  'tool',
  'runs',
  'build s',
  'process s',
  'search s',
  'states',
  'transitions',
  'states/s',
  'B/state',
  'own',
];

/** Columns of text, the first one to the left, the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, n) =>
    Math.max(...rows.map((row) => (row[n] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, n) =>
        n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return rows.map((row) => `  ${line(row)}\n`).join('');
}

/** One line a tool; `own` is bytes a state by the tool's own account. */
export function raceTable(results: readonly Result[]): string {
  const rows = results.map(({ name, build, runs, median, failed }) =>
    median === null
      ? [name, '0', ...Array.from({ length: 7 }, () => '-'), failed ?? '-']
      : [
          name,
          String(runs.length),
          build.toFixed(1),
          seconds(median.process),
          median.search === null ? '-' : seconds(median.search),
          grouped(median.states),
          grouped(median.transitions),
          grouped(Math.round(median.states / (median.search ?? Infinity))),
          perState(median.peak, median),
          perState(median.own, median),
        ],
  );
  const notes = results.flatMap(({ name, note }) =>
    note === null ? [] : [`  ${name}: ${note}\n`],
  );
  const failed = results.flatMap((result) =>
    result.failed === null ? [] : [`  ${result.name}: ${result.failed}\n`],
  );
  const short = rows.map((row) => (row[1] === '0' ? row.with(-1, '-') : row));
  return `${columns([HEADS, ...short])}\n${[...notes, ...failed].join('')}`;
}

/** How many times longer `slow` takes than `fast`. */
export interface Ratio {
  readonly slow: string;
  readonly fast: string;
  /** What issue 3 aims at, in words; null for none. */
  readonly aim: string | null;
}

export function ratioTable(
  ratios: readonly Ratio[],
  results: readonly Result[],
): string {
  const named = (name: string): Run | null =>
    results.find((result) => result.name === name)?.median ?? null;
  const rows = ratios.flatMap(({ slow, fast, aim }) => {
    const [a, b] = [named(slow), named(fast)];
    if (a === null || b === null) return [];
    return [
      [
        `${slow} / ${fast}`,
        times(a.process / b.process),
        a.search === null || b.search === null
          ? '-'
          : times(a.search / b.search),
        aim ?? '',
      ],
    ];
  });
  return rows.length === 0
    ? ''
    : columns([['time of A / time of B', 'process', 'search', 'aim'], ...rows]);
}

const times = (ratio: number): string => `${ratio.toFixed(2)}x`;

const seconds = (n: number): string => n.toFixed(2);

export const grouped = (n: number): string => n.toLocaleString('en-US');

function perState(bytes: number | null, { states }: Run): string {
  return bytes === null ? '-' : (bytes / states).toFixed(1);
}
