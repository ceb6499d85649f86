/** A trace as messages between parties, for drawing. */
import { HOST, messageOf } from '../../traces/render/messages.js';
import { vmOfActor } from '../../traces/render/presentation.js';
import { rowsOf } from '../../traces/render/rows.js';
import { blamedColumns, callOfRow } from '../../traces/render/table.js';
import type { Trace } from '../../traces/trace.js';
import type { LanesData } from './data.js';
import type { Words } from './words.js';

export function lanesOf(trace: Trace, words: Words): LanesData {
  const rows = rowsOf(trace.steps);
  const columns = blamedColumns(trace, rows);
  const messages = rows.map((row) => messageOf(row, rows));
  const parties = [
    ...new Set(messages.flatMap(({ from, to }) => [from, to])),
  ].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
  const state = (row: number): readonly number[] =>
    columns.map(({ cells }) => words.of(cells[row] ?? ''));
  return {
    parties: parties.map(words.of),
    heads: columns.map(({ head }, n) =>
      words.of(n === 0 ? `${head} state` : head),
    ),
    start: state(0),
    messages: rows.flatMap((row, n) => {
      const message = messages[n];
      if (message === undefined) return [];
      const { first, last, from, to } = message;
      const lane = (party: string): number => parties.indexOf(party);
      const call = words.of(callOfRow(row));
      return [[first, last, lane(from), lane(to), call, ...state(n + 1)]];
    }),
  };
}

/** VMs, then devices, the host last. */
function rank(party: string): number {
  return vmOfActor(party) !== null ? 0 : party === HOST ? 2 : 1;
}
