/** A trace in columns: one per party, then the blamed object's state. */
import type { Value } from '../../checker/language/domain.js';
import type { Trace, TraceStep } from '../trace.js';
import { fieldHistory } from '../trace.js';
import type { Note } from './notes.js';
import type { StateColumn } from './presentation.js';
import { shortValue, stateColumns, vmOfActor } from './presentation.js';
import type { Row } from './rows.js';
import { WIDTH, indented } from './words.js';

export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  /** The start row first, then one cell per row. */
  readonly cells: readonly string[];
}

interface Layout {
  readonly numbering: (row: Row) => string;
  readonly gap: number;
  /** An argument that every cell would repeat, left out. */
  readonly without: string | null;
  /** Where the footnote marks stand. */
  readonly marks: 'cell' | 'number';
}

/** The lines of the table, or null if it does not fit the width. */
export function tableOf(
  trace: Trace,
  rows: readonly Row[],
  notes: readonly Note[],
): readonly string[] | null {
  for (const layout of layouts(trace, rows)) {
    const lines = layOut(
      [
        numberColumn(rows, notes, layout),
        ...partyColumns(rows, notes, layout),
        ...blamedColumns(trace, rows),
      ],
      layout.gap,
    );
    if (lines.every((line) => line.length <= WIDTH)) return lines;
  }
  return null;
}

/** Narrower layouts are tried only when the wider ones do not fit. */
function layouts(trace: Trace, rows: readonly Row[]): readonly Layout[] {
  const only = onlyObject(trace, rows);
  const cell: readonly Omit<Layout, 'without'>[] = [
    { numbering: rangeOf, gap: 2, marks: 'cell' },
    { numbering: rangeOf, gap: 1, marks: 'cell' },
    { numbering: lastOf, gap: 1, marks: 'cell' },
    { numbering: lastOf, gap: 1, marks: 'number' },
  ];
  return [null, ...(only === null ? [] : [only])].flatMap((without) =>
    cell.map((layout) => ({ ...layout, without })),
  );
}

/** The object of the state columns, if no cell names another of its kind. */
function onlyObject(trace: Trace, rows: readonly Row[]): string | null {
  const blamed = blamedComponent(trace);
  if (blamed === null) return null;
  const { object, chart } = blamed;
  const named = new Set(rows.flatMap((row) => row.call.slice(1)));
  const others = [...named].filter((name) => name !== object);
  return others.some((name) => `${chart}(${name})` in trace.final)
    ? null
    : object;
}

function rangeOf({ first, last }: Row): string {
  return first.n === last.n ? String(last.n) : `${first.n}-${last.n}`;
}

function lastOf({ last }: Row): string {
  return String(last.n);
}

function numberColumn(
  rows: readonly Row[],
  notes: readonly Note[],
  { numbering, marks }: Layout,
): Column {
  const cells = ['0', ...rows.map(numbering)];
  if (marks === 'cell') return { head: '#', align: 'right', cells };
  const width = Math.max(...cells.map(({ length }) => length));
  const marked = cells.map(
    (cell, n) => `${cell.padStart(width)}${markOf(notes, n - 1)}`,
  );
  return { head: '#'.padStart(width), align: 'left', cells: marked };
}

/** ` (2)` beside the row of the second footnote. */
function markOf(notes: readonly Note[], row: number): string {
  const note = notes.findIndex((known) => known.row === row);
  return note < 0 ? '' : ` (${note + 1})`;
}

/** Where the cell of each party stands; HOST/DEV takes everything else. */
function partyColumns(
  rows: readonly Row[],
  notes: readonly Note[],
  { without, marks }: Layout,
): readonly Column[] {
  const heads = [...new Set(rows.map(({ first }) => partyOf(first, rows)))];
  heads.sort((left, right) => rank(left) - rank(right) || cmp(left, right));
  return heads.map((head) => ({
    head,
    align: 'left',
    cells: [
      '',
      ...rows.map((row, n) =>
        partyOf(row.first, rows) === head
          ? `${cellOf(row, without)}${marks === 'cell' ? markOf(notes, n) : ''}`
          : '',
      ),
    ],
  }));
}

const OTHERS = 'HOST/DEV';

function rank(head: string): number {
  return head === OTHERS ? 1 : 0;
}

function cmp(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A VM's column; one per thread if several threads of it act. */
export function partyOf({ actor }: TraceStep, rows: readonly Row[]): string {
  const vm = vmOfActor(actor);
  if (vm === null) return OTHERS;
  const threads = new Set(
    rows.map(({ first }) => first.actor).filter((a) => vmOfActor(a) === vm),
  );
  return threads.size > 1 ? actor : vm;
}

/** What the actor does, as it stands in its own column; in one that several
 * share, who it is, also where it goes on. */
export function cellOf(row: Row, without: string | null = null): string {
  const { actor } = row.first;
  const who = vmOfActor(actor) === null ? `${actor} ` : '';
  return `${who}${callOfRow(row, without)}`;
}

/** A call, or what of it happens in this row. */
export function callOfRow(row: Row, without: string | null = null): string {
  const { last, opens, closes } = row;
  const call = row.call
    .filter((word, n) => n === 0 || word !== without)
    .join(' ');
  const failed = row.steps.find(({ result }) => result !== 'ok');
  const result = failed === undefined ? '' : ` = ${failed.result}`;
  if (opens) return `${call}${closes ? '' : ' ..'}${result}`;
  const undo = last.part === 'undo' ? 'undo ' : '';
  return `.. ${undo}${closes ? call : last.section}${result}`;
}

/** What the trace is about, at the start and after each row; its references
 * come last. */
export function blamedColumns(
  trace: Trace,
  rows: readonly Row[],
): readonly Column[] {
  const blamed = blamedComponent(trace);
  if (blamed === null) return [];
  const { component, object, columns } = blamed;
  return columns.map(({ head, field, align }, n) => {
    const values = fieldHistory(trace, component, field).map(valueText);
    return {
      head: n === 0 ? `${object}:` : head,
      align,
      cells: [values[0] ?? '', ...rows.map(({ last }) => values[last.n] ?? '')],
    };
  });
}

export interface Blamed {
  /** `ioasid(p1)` */
  readonly component: string;
  readonly chart: string;
  readonly object: string;
  readonly columns: readonly StateColumn[];
}

/** The component whose state is shown beside the steps. */
export function blamedComponent(trace: Trace): Blamed | null {
  const blamed = Object.values(trace.blame);
  // Nobody is blamed for a refusal: what the last step names, then.
  const objects =
    blamed.length > 0 ? blamed : Object.values(trace.steps.at(-1)?.args ?? {});
  for (const { chart, columns } of stateColumns)
    for (const object of objects) {
      const component = `${chart}(${object})`;
      const fields = trace.final[component];
      if (fields === undefined) continue;
      const known = columns.filter(({ field }) => field in fields);
      return { component, chart, object, columns: known };
    }
  return null;
}

export function valueText(value: Value): string {
  return value === null ? '-' : shortValue(String(value));
}

function layOut(columns: readonly Column[], gap: number): readonly string[] {
  const widths = columns.map(({ head, cells }) =>
    Math.max(head.length, ...cells.map(({ length }) => length)),
  );
  const line = (cell: (column: Column, n: number) => string): string =>
    indented(
      columns
        .map((column, n) => pad(cell(column, n), widths[n] ?? 0, column.align))
        .join(' '.repeat(gap)),
    );
  const count = columns[0]?.cells.length ?? 0;
  return [
    line(({ head }) => head),
    line((_, n) => '-'.repeat(widths[n] ?? 0)),
    ...Array.from({ length: count }, (_, row) =>
      line(({ cells }) => cells[row] ?? ''),
    ),
  ];
}

function pad(text: string, width: number, align: Column['align']): string {
  return align === 'left' ? text.padEnd(width) : text.padStart(width);
}
