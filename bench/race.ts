/** Contestants run in turns, so that what disturbs one disturbs all. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contestant, Ready, Run } from './contestant.js';
import { medianOf } from './contestant.js';

/** A contestant that takes longer than this, in seconds, runs once. */
const SLOW = 90;

export interface Result {
  readonly name: string;
  readonly symmetry: boolean;
  readonly note: string | null;
  /** Generating and compiling, seconds; for the SPIN runs that come first,
   * choosing the flags as well. */
  readonly build: number;
  readonly runs: readonly Run[];
  /** null if no run came to its end. */
  readonly median: Run | null;
  /** Why there is no run; null if there is one. */
  readonly failed: string | null;
}

export interface RaceOptions {
  readonly runs: number;
  /** Seconds a run may take. */
  readonly limit: number;
  readonly tell: (text: string) => void;
}

interface Lane {
  readonly contestant: Contestant;
  readonly folder: string;
  readonly build: number;
  readonly ready: Ready | null;
  readonly runs: Run[];
  failed: string | null;
}

export async function race(
  contestants: readonly Contestant[],
  options: RaceOptions,
): Promise<readonly Result[]> {
  const lanes: Lane[] = [];
  try {
    for (const contestant of contestants) lanes.push(await enter(contestant));
    for (let round = 0; round < options.runs; round++)
      for (const lane of lanes) await turn(lane, options);
  } finally {
    for (const { folder } of lanes)
      await rm(folder, { recursive: true, force: true });
  }
  return lanes.map(({ contestant, build, ready, runs, failed }) => ({
    name: contestant.name,
    symmetry: contestant.symmetry,
    note: ready?.note ?? null,
    build,
    runs,
    median: medianOf(runs),
    failed: runs.length > 0 ? null : failed,
  }));
}

async function enter(contestant: Contestant): Promise<Lane> {
  const folder = await mkdtemp(join(tmpdir(), 'ioasid-bench-'));
  const start = performance.now();
  const lane = { contestant, folder, runs: [] };
  const build = (): number => (performance.now() - start) / 1000;
  try {
    const ready = await contestant.prepare(folder);
    return { ...lane, ready, build: build(), failed: null };
  } catch (error) {
    return { ...lane, ready: null, build: build(), failed: textOf(error) };
  }
}

async function turn(lane: Lane, { limit, tell }: RaceOptions): Promise<void> {
  const { ready, runs, failed, contestant } = lane;
  if (ready === null || failed !== null) return;
  if (runs.some((run) => run.process > SLOW)) return;
  tell(`${contestant.name}, run ${String(runs.length + 1)}`);
  try {
    const run = await ready.run(limit);
    if (run === null) lane.failed = `not done in ${String(limit)} s`;
    else runs.push(run);
  } catch (error) {
    lane.failed = textOf(error);
  }
}

const textOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Where two exact searches of the same states disagree. */
export function differences(results: readonly Result[]): readonly string[] {
  const all = results.filter(({ symmetry }) => !symmetry);
  const [first] = all;
  if (first?.median == null) return [];
  const { states, transitions } = first.median;
  return all.flatMap(({ name, runs }) =>
    runs.flatMap((run) => {
      const same =
        run.states === states && nearly(run.transitions, transitions);
      return same
        ? []
        : [
            `${name} counts ${String(run.states)} states and ` +
              `${String(run.transitions)} transitions, ${first.name} ` +
              `${String(states)} and ${String(transitions)}`,
          ];
    }),
  );
}

/** Where runs of one contestant miss a number known beforehand. */
export function expected(
  results: readonly Result[],
  name: string,
  states: number,
): readonly string[] {
  const runs = results.find((result) => result.name === name)?.runs ?? [];
  return runs
    .filter((run) => run.states !== states)
    .map(
      (run) =>
        `${name} counts ${String(run.states)} states, not ${String(states)}`,
    );
}

/** SPIN prints eight digits of a count. */
const nearly = (a: number, b: number): boolean =>
  Math.abs(a - b) <= Math.max(a, b) * 1e-7;
