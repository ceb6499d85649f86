/**
 * A random system searched in every way there is, and naively, and compared.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../compile/compile.js';
import type { Program } from '../compile/program.js';
import { layOut } from '../pack/layout.js';
import type { Exploration, ExploreOptions } from '../search/exploration.js';
import { explore } from '../search/explore.js';
import { exploreReduced } from '../search/reduced.js';
import { orderOf, symmetryOf } from '../symmetry/symmetry.js';
import {
  differencesBetween,
  differencesFrom,
  differencesUnderSymmetry,
  differencesWhenReduced,
} from './compare.js';
import { differencesFromLive } from './live-agreement.js';
import type { Naive } from './naive.js';
import { searchNaively } from './naive.js';
import { countOrbits, renamingsUnder } from './orbits.js';
import { systemOf } from './random/draw.js';
import type { Plan } from './random/plan.js';

/** More states than this cost the naive search too long. */
export const MOST_STATES = 1500;

/** States tried on the live charts. */
const LIVE_STATES = 25;

/** States times renamings for which orbits are counted one by one. */
const MOST_RENAMED = 3000;

/** Which ways are taken beside the plain, the symmetric and the reduced. */
export interface Ways {
  readonly threads: boolean;
  readonly resumed: boolean;
}

export interface Compared {
  /** It had too many states and was left. */
  readonly skipped: boolean;
  readonly states: number;
  /** Renamings the symmetric search took as one. */
  readonly symmetries: number;
  /** Empty if all agree. */
  readonly differences: readonly string[];
}

/** Never throws: what throws is a difference. */
export async function compareWays(plan: Plan, ways: Ways): Promise<Compared> {
  try {
    return await compared(plan, ways);
  } catch (error) {
    const { name, message } = error as Error;
    const differences = [`${name}: ${message}`];
    return { skipped: false, states: 0, symmetries: 1, differences };
  }
}

/** Small memory, since the systems are small; it grows all the sooner. */
export function frugal(program: Program): ExploreOptions {
  const { words } = layOut(program);
  return { places: 256, maxBytes: (words + 1) * 2 ** 21 };
}

async function compared(plan: Plan, ways: Ways): Promise<Compared> {
  const program = compile(systemOf(plan));
  const options = frugal(program);
  const whole = await explore(program, { ...options, maxStates: MOST_STATES });
  const size = { states: whole.states, symmetries: 1 };
  if (whole.stopped === 'states')
    return { ...size, skipped: true, differences: [] };
  const naive = searchNaively(program, MOST_STATES);
  const alike = await explore(program, { ...options, symmetry: true });
  const marked = (way: string, found: readonly string[]): readonly string[] =>
    found.map((text) => `${way}: ${text}`);
  return {
    skipped: false,
    states: whole.states,
    symmetries: alike.symmetries,
    differences: [
      ...marked('naive', differencesFrom(program, naive, whole)),
      ...marked('live', differencesFromLive(program, sample(naive))),
      ...marked('symmetry', differencesUnderSymmetry(program, whole, alike)),
      ...marked('orbits', orbitsDiffer(program, naive, alike)),
      ...marked('reduced', await reducedDiffers(program, whole, options)),
      ...(ways.threads
        ? marked('threads', await threadsDiffer(program, whole, options))
        : []),
      ...(ways.resumed
        ? marked('resumed', await resumedDiffers(program, whole, options))
        : []),
    ],
  };
}

function sample(naive: Naive): Program['initial'][] {
  const all = [...naive.states.values()];
  const each = Math.ceil(all.length / LIVE_STATES);
  return all.filter((_, n) => n % each === 0).map(({ state }) => state);
}

function orbitsDiffer(
  program: Program,
  naive: Naive,
  found: Exploration,
): readonly string[] {
  // A search may have had to give up all of its symmetry.
  if (found.symmetries === 1) return [];
  const symmetry = symmetryOf(program);
  const order = orderOf(symmetry);
  if (order !== found.symmetries)
    return [`${String(found.symmetries)} renamings, not ${String(order)}`];
  if (naive.states.size * order > MOST_RENAMED) return [];
  const orbits = countOrbits(program, naive, renamingsUnder(symmetry));
  return orbits === found.states
    ? []
    : [`${String(found.states)} states, not ${String(orbits)}`];
}

async function reducedDiffers(
  program: Program,
  whole: Exploration,
  options: ExploreOptions,
): Promise<readonly string[]> {
  const judged = program.claims.map(
    ({ claim }) => claim.kind === 'never' || claim.kind === 'sometimes',
  );
  const fewer = {
    ...program,
    claims: program.claims.filter((_, n) => judged[n]),
  };
  const findings = whole.findings.filter((_, n) => judged[n]);
  const reduced = await exploreReduced(fewer, options);
  return differencesWhenReduced(fewer, { ...whole, findings }, reduced);
}

async function threadsDiffer(
  program: Program,
  whole: Exploration,
  options: ExploreOptions,
): Promise<readonly string[]> {
  const together = await explore(program, {
    ...options,
    // Rounds of several threads are longer.
    maxBytes: 2 ** 27,
    workers: 2,
    joinAt: { states: 1, seconds: 0 },
  });
  return differencesBetween(whole, together);
}

/** Ended after a few states, saved, resumed by another search. */
async function resumedDiffers(
  program: Program,
  whole: Exploration,
  options: ExploreOptions,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ioasid-resumed-'));
  try {
    const maxDepth = Math.floor(whole.depth / 2);
    const checkpoint = { folder, resume: false };
    const part = await explore(program, { ...options, checkpoint, maxDepth });
    if (part.complete) return differencesBetween(whole, part);
    const rest = await explore(program, {
      ...options,
      checkpoint: { folder, resume: true },
    });
    return differencesBetween(whole, rest);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
