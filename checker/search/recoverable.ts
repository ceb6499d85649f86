/** AG EF: from every state in which `such` holds, `until` stays reachable. */
import type { CompiledInstance } from '../compile/program.js';
import { generateMask } from '../generate/predicate.js';
import type { Finding, Stop } from './exploration.js';
import type { Searched } from './explore.js';
import { pathTo } from './path.js';

const BATCH = 4096;

export interface Pass {
  readonly finding: Finding;
  readonly stopped: Stop | null;
}

/**
 * Works backwards from good states, by passes over the stored states from the
 * last to the first, until nothing changes. States in which `such` holds are
 * tried among themselves first: usually they recover without leaving `such`.
 */
export async function findStuck(
  searched: Searched,
  claim: string,
  instances: readonly CompiledInstance[],
  stopped: Stop | null,
): Promise<Pass> {
  if (stopped !== null) return { finding: notSeen(claim), stopped };
  const total = searched.count;
  const good = new Uint32Array(total);
  const { states } = searched.room;
  const { words } = searched.layout;
  const generate = (of: 'such' | 'until'): ReturnType<typeof generateMask> =>
    generateMask(
      searched.program,
      searched.layout,
      instances.map((instance) =>
        of === 'such'
          ? instance.such
          : (instance.until ?? { kind: 'constant', value: false }),
      ),
    );
  const such = generate('such');
  const until = generate('until');
  for (let s = 0; s < total; s++) good[s] = until(states, s * words);
  const every = instances.length >= 31 ? -1 : 2 ** instances.length - 1;
  const wanted = (s: number): number => such(states, s * words);
  for (const scope of [wanted, (): number => every]) {
    const stop = await settle(searched, good, scope);
    if (stop !== null) return { finding: notSeen(claim), stopped: stop };
    if (missing(total, good, wanted).count === 0) break;
  }
  const { count, first } = missing(total, good, wanted);
  if (count === 0)
    return {
      finding: {
        claim,
        found: 'always',
        path: null,
        shortest: false,
        objects: null,
        states: 0,
      },
      stopped: null,
    };
  const { parents } = searched.room;
  const bits = wanted(first) & ~(good[first] ?? 0);
  const stuck = instances[31 - Math.clz32(bits & -bits)];
  return {
    finding: {
      claim,
      found: 'sometimes',
      path: pathTo(searched.program, searched.layout, states, parents, first),
      shortest: true,
      objects: stuck?.objects ?? null,
      states: count,
    },
    stopped: null,
  };
}

function notSeen(claim: string): Finding {
  return {
    claim,
    found: 'notSeen',
    path: null,
    shortest: false,
    objects: null,
    states: null,
  };
}

function missing(
  total: number,
  good: Uint32Array,
  wanted: (state: number) => number,
): { readonly count: number; readonly first: number } {
  let count = 0;
  let first = -1;
  for (let s = 0; s < total; s++)
    if ((wanted(s) & ~(good[s] ?? 0)) !== 0) {
      count++;
      if (first < 0) first = s;
    }
  return { count, first };
}

async function settle(
  searched: Searched,
  good: Uint32Array,
  wanted: (state: number) => number,
): Promise<Stop | null> {
  const { engine, layout, clock } = searched;
  const { words } = layout;
  for (let changed = true; changed;) {
    changed = false;
    for (let s = good.length - 1; s >= 0; s--) {
      const before = good[s] ?? 0;
      let open = wanted(s) & ~before;
      if (open !== 0) {
        const n = engine.successors(s);
        for (let k = 0; k < n && open !== 0; k += words)
          open &= ~(good[engine.find(k)] ?? 0);
        const now = before | (wanted(s) & ~open);
        if (now !== before) {
          good[s] = now;
          changed = true;
        }
      }
      if (s % BATCH === 0) {
        const stop = await clock.tick({
          phase: 'recoverable',
          states: good.length,
          transitions: engine.transitions(),
          depth: 0,
          open: s,
        });
        if (stop !== null) return stop;
      }
    }
  }
  return null;
}
