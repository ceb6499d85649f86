/** How states and time of one posted design grow with its scope. */
import { parseScope, formatScope } from '../model/scope.js';
import { searchedUpToNames } from './ours.js';
import { columns, grouped } from './table.js';

const DESIGN = 'v4';

const BASE = parseScope(
  'vms=1,ioasids=1,mdevs=0,vfs=1,threads=1,quota=1,sets=1,spids=1',
);

interface Row {
  /** What grows. */
  readonly sort: string;
  /** Keys that differ from the base. */
  readonly scope: string;
}

const ROWS: readonly Row[] = [
  { sort: 'threads', scope: 'threads=1' },
  { sort: 'threads', scope: 'threads=2' },
  { sort: 'threads', scope: 'threads=3' },
  { sort: 'threads', scope: 'threads=4' },
  { sort: 'PASIDs', scope: 'ioasids=2,quota=2' },
  { sort: 'PASIDs', scope: 'ioasids=3,quota=3' },
  { sort: 'PASIDs', scope: 'ioasids=4,quota=4' },
  { sort: 'devices', scope: 'vfs=2' },
  { sort: 'devices', scope: 'vfs=3' },
  { sort: 'devices', scope: 'vfs=4' },
  { sort: 'threads, PASIDs', scope: 'threads=2,ioasids=2,quota=2' },
  { sort: 'threads, devices', scope: 'threads=2,vfs=2' },
  { sort: 'VMs', scope: 'vms=2,vfs=1+1,ioasids=2,sets=2' },
  { sort: 'VMs, PASIDs', scope: 'vms=2,vfs=1+1,ioasids=3,quota=2,sets=2' },
];

/** @param limit seconds for each scope */
export async function growthTable(
  limit: number,
  tell: (text: string) => void,
): Promise<string> {
  const rows: (readonly string[])[] = [];
  for (const { sort, scope } of ROWS) {
    tell(`${DESIGN}, ${scope}`);
    const whole = formatScope(parseScope(scope, BASE));
    const searched = await searchedUpToNames(
      { kind: 'design', name: DESIGN, scope: whole },
      limit,
    );
    if (searched === null) continue;
    const { answer, peak } = searched;
    rows.push([
      sort,
      scope,
      answer.complete ? '' : `STOPPED (${String(answer.stopped)})`,
      answer.seconds.toFixed(2),
      grouped(answer.states),
      grouped(answer.transitions),
      String(answer.depth),
      String(Math.round(peak / 2 ** 20)),
    ]);
  }
  const heads = [
    'what grows',
    'scope',
    '',
    'seconds',
    'orbits',
    'transitions',
    'depth',
    'MB',
  ];
  return (
    `${DESIGN}, all claims, with symmetry, 2 workers, beside ` +
    `${formatScope(BASE)}\n\n${columns([heads, ...rows])}`
  );
}
