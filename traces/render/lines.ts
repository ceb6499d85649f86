/** A trace in words, one row a line: for what does not fit in columns. */
import type { Trace } from '../trace.js';
import type { Note } from './notes.js';
import { vmOfActor } from './presentation.js';
import type { Row } from './rows.js';
import { changeOver } from './rows.js';
import { blamedComponent, cellOf, valueText } from './table.js';
import { wrap } from './words.js';

export function linesOf(
  trace: Trace,
  rows: readonly Row[],
  notes: readonly Note[],
): readonly string[] {
  const numbers = rows.map(({ first, last }) =>
    first.n === last.n ? String(last.n) : `${first.n}-${last.n}`,
  );
  const width = Math.max(...numbers.map(({ length }) => length), 1);
  return rows.flatMap((row, n) => {
    const note = notes.findIndex(({ row: at }) => at === n);
    const marks = note < 0 ? '' : `(${note + 1})`;
    const who = vmOfActor(row.first.actor) === null ? '' : row.first.actor;
    const text = [who, cellOf(row), marks, changes(trace, row)]
      .filter((part) => part !== '')
      .join(' ');
    return wrap(text, `${(numbers[n] ?? '').padStart(width)}  `);
  });
}

/** `[p1: idle -> active, refs 1 -> 2]` */
function changes(trace: Trace, row: Row): string {
  const blamed = blamedComponent(trace);
  if (blamed === null) return '';
  const { component, object, columns } = blamed;
  const parts = columns.flatMap(({ head, field }) => {
    const change = changeOver(row, `${component}.${field}`);
    if (change === null) return [];
    const [old, now] = change.map((v) => valueText(v as never));
    return [
      `${head === 'state' ? '' : `${head} `}${old ?? ''} -> ${now ?? ''}`,
    ];
  });
  return parts.length === 0 ? '' : `[${object}: ${parts.join(', ')}]`;
}
