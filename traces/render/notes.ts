/** Footnotes: why a step went as it did. */
import type { Block, Trace } from '../trace.js';
import { shortNote } from './presentation.js';
import type { Row } from './rows.js';

export interface Note {
  /** The row it is set beside. */
  readonly row: number;
  readonly text: string;
}

/** At most one a row, in the order of the rows. */
export function notesOf(trace: Trace, rows: readonly Row[]): readonly Note[] {
  const opened = new Set<string>();
  return rows.flatMap((row, n) => {
    const texts = [
      ...partNote(row, opened),
      ...leftOutNote(row),
      ...refusalNote(row),
      ...ruleNotes(trace, row),
    ];
    return texts.length === 0 ? [] : [{ row: n, text: texts.join(' ') }];
  });
}

function partNote(row: Row, told: Set<string>): readonly string[] {
  if (row.opens && row.closes) return [];
  const { operation } = row.first;
  const sections = row.steps
    .map(({ section, standsFor, part }) => {
      const name = part === 'undo' ? `undo of ${section}` : section;
      return told.has(`${operation} ${section}`) || standsFor === ''
        ? name
        : `${name} (${standsFor})`;
    })
    .join(', then ');
  for (const { section } of row.steps) told.add(`${operation} ${section}`);
  const goes = row.closes ? 'ends' : row.opens ? 'begins' : 'goes on';
  return [`${operation} ${goes}: ${sections}.`];
}

function leftOutNote({ steps }: Row): readonly string[] {
  return steps.flatMap((step) => shortNote(step) ?? []);
}

function refusalNote(row: Row): readonly string[] {
  const refused = row.steps.find(({ result }) => result !== 'ok');
  if (refused === undefined) return [];
  const { result, refusedBy } = refused;
  return refusedBy.length === 0
    ? [`${result}: the state allows no such step.`]
    : [`${result}: refused by ${ruleWord(refusedBy)}.`];
}

function ruleWord(rules: readonly string[]): string {
  return `rule${rules.length > 1 ? 's' : ''} ${rules.join(', ')}`;
}

function ruleNotes(trace: Trace, row: Row): readonly string[] {
  return trace.blockedBy
    .filter(({ step }) => row.first.n <= step && step <= row.last.n)
    .map((block) => offNote(trace, block));
}

function offNote(trace: Trace, { rule, errno }: Block): string {
  const then =
    errno === null
      ? 'does not happen'
      : errno === 'waits'
        ? errno
        : `ends in ${errno}`;
  return `Rule ${rule} is off in ${trace.design}; with it on, this step ${then}.`;
}
