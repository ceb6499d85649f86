/**
 * The rows of a rendered trace: consecutive sections of one undisturbed call
 * read as one row; a call that somebody else interrupts takes one row a part.
 */
import type { TraceStep } from '../trace.js';
import { seriesAt, shortCall } from './presentation.js';

export interface Row {
  readonly steps: readonly TraceStep[];
  readonly first: TraceStep;
  readonly last: TraceStep;
  /** The call starts, and ends, within this row. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** The operation and its arguments, as the cell shows them. */
  readonly call: readonly string[];
}

export function rowsOf(steps: readonly TraceStep[]): readonly Row[] {
  const groups: TraceStep[][] = [];
  for (const step of steps) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && continues(last, step))
      group.push(step);
    else groups.push([step]);
  }
  return joinSeries(groups.flatMap((group) => toRow(group, steps)));
}

/** Operations that only make sense together read as one row where nobody
 * comes in between. */
function joinSeries(rows: readonly Row[]): readonly Row[] {
  const joined: Row[] = [];
  for (let n = 0; n < rows.length;) {
    const first = rows[n];
    if (first === undefined) break;
    const series = seriesAt(rows.slice(n).map((row) => row.first));
    const part = rows.slice(n, n + (series?.length ?? 1));
    const last = part.at(-1)?.last ?? first.last;
    const steps = part.flatMap((row) => row.steps);
    const call = series?.call ?? first.call;
    joined.push({ ...first, steps, last, call });
    n += part.length;
  }
  return joined;
}

function continues(last: TraceStep, step: TraceStep): boolean {
  return last.actor === step.actor && !isOpening(step) && last.part !== 'whole';
}

function isOpening({ part }: TraceStep): boolean {
  return part === 'first' || part === 'whole';
}

function toRow(group: readonly TraceStep[], all: readonly TraceStep[]): Row[] {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return [];
  // The actor's next step opens another call, or there is none: this call
  // was over, whether it ended well, in an errno or in its undo script.
  const next = all.find(({ n, actor }) => n > last.n && actor === last.actor);
  const closes = next === undefined ? isOver(last) : isOpening(next);
  const opens = isOpening(first);
  return [{ steps: group, first, last, opens, closes, call: shortCall(first) }];
}

/** Without a next step to tell by, the thread's own change does. */
function isOver(last: TraceStep): boolean {
  const thread = Object.entries(last.changed).find(([name]) =>
    name.startsWith('thread('),
  );
  return thread === undefined ? last.part !== 'first' : thread[1][1] === 'idle';
}

/** Old and new value of a field over the steps of a row, if it changed. */
export function changeOver(
  row: Row,
  name: string,
): readonly [unknown, unknown] | null {
  const changes = row.steps.flatMap(({ changed }) => changed[name] ?? []);
  return changes.length === 0 ? null : [changes[0], changes.at(-1)];
}
