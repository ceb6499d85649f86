/** A real design at a scope of millions of states: how fast it is searched,
 * and how fast walked at random. */
import type { Stop } from '../checker/index.js';
import { median } from './contestant.js';
import { runOurs } from './ours.js';
import type { Subject } from './ours.js';
import { columns, grouped } from './table.js';

const DESIGN = 'set-and-list';

/** Seconds of walking. */
const WALKING = 3;

export async function realTable(
  runs: number,
  limit: number,
  tell: (text: string) => void,
): Promise<string> {
  const subject: Subject = { kind: 'design', name: DESIGN, scope: null };
  const rows: (readonly string[])[] = [];
  let scope = '';
  for (const workers of [1, 2]) {
    const times: number[] = [];
    let stopped: Stop | null = null;
    const found = { states: 0, transitions: 0, own: 0, peak: 0 };
    for (let n = 0; n < runs; n++) {
      tell(`${DESIGN}, ${String(workers)} worker(s), run ${String(n + 1)}`);
      const { answer, measured } = await runOurs(
        {
          kind: 'search',
          subject,
          workers,
          symmetry: false,
          timeoutSeconds: limit,
        },
        2 * limit,
      );
      if (answer.kind !== 'search' || !answer.complete) {
        if (answer.kind === 'search') stopped = answer.stopped;
        break;
      }
      scope = answer.scope;
      times.push(answer.seconds);
      found.states = answer.states;
      found.transitions = answer.transitions;
      found.own = answer.bytes / answer.states;
      found.peak = (measured.peak ?? 0) / answer.states;
    }
    const seconds = times.length === 0 ? Infinity : median(times);
    rows.push([
      workers === 1 ? '1 worker' : `${String(workers)} workers`,
      stopped === null ? seconds.toFixed(2) : `STOPPED (${stopped})`,
      grouped(found.states),
      grouped(Math.round(found.states / seconds)),
      grouped(Math.round(found.transitions / seconds)),
      found.peak.toFixed(1),
      found.own.toFixed(1),
    ]);
  }
  tell(`${DESIGN}, walking`);
  const { answer } = await runOurs(
    { kind: 'walk', subject, seconds: WALKING },
    60,
  );
  const walked =
    answer.kind === 'walk'
      ? `  random steps: ${grouped(Math.round(answer.taken / answer.seconds))} ` +
        `taken a second, of ${grouped(Math.round(answer.drawn / answer.seconds))} ` +
        `drawn\n`
      : '';
  const heads = [
    'all claims, no symmetry',
    'seconds',
    'states',
    'states/s',
    'transitions/s',
    'B/state',
    'own',
  ];
  return `${DESIGN}  ${scope}\n\n${columns([heads, ...rows])}\n${walked}`;
}
