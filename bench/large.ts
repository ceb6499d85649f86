/** Scopes that only symmetry brings within reach. */
import type { Scope } from './contestant.js';
import { searchedUpToNames } from './ours.js';
import { columns, grouped } from './table.js';

const SCOPES: readonly Scope[] = [
  [2, 5, 6, 2],
  [3, 6, 6, 2],
  [4, 6, 8, 2],
];

/** @param limit seconds for each scope */
export async function largeTable(
  limit: number,
  tell: (text: string) => void,
): Promise<string> {
  const rows: (readonly string[])[] = [];
  for (const scope of SCOPES) {
    const name = `(${scope.join(',')})`;
    tell(`${name}, at most ${String(limit)} s`);
    const searched = await searchedUpToNames(
      { kind: 'reference', scope },
      limit,
    );
    if (searched === null) continue;
    const { answer, peak } = searched;
    rows.push([
      name,
      answer.complete ? 'complete' : `STOPPED (${String(answer.stopped)})`,
      answer.seconds.toFixed(1),
      grouped(answer.states),
      grouped(answer.transitions),
      String(answer.depth),
      grouped(answer.symmetries),
      (peak / answer.states).toFixed(1),
    ]);
  }
  const heads = [
    'scope',
    '',
    'seconds',
    'orbits',
    'transitions',
    'depth',
    'renamings',
    'B/state',
  ];
  return `reference, with symmetry, 2 workers\n\n` + columns([heads, ...rows]);
}
