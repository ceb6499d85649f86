/**
 * Random interleavings, by fast-check: falsify, shrink, then shorten.
 *
 * A run is a list of ground-step numbers; those that are not enabled where
 * they come up are skipped, which keeps shrinking meaningful (design.md,
 * section 6). Each run leaves a few operations out: an attack of many steps
 * hardly ever comes up while an operation that ends everything is drawn as
 * often as the others.
 */
import fc from 'fast-check';
import type { CompiledClaim, Program } from '../compile/program.js';
import type { ExploreOptions, Finding, Path } from './exploration.js';
import { explore } from './explore.js';
import { offendingIn } from './findings.js';
import { Walker } from './walk.js';

/** Operations left out of a run, at most. */
const MOST_LEFT_OUT = 4;

export interface RandomOptions {
  /** Any 32-bit integer; same seed, same walks. */
  readonly seed: number;
  /** fast-check's path, to go straight to a counterexample. */
  readonly path?: string;
  /** Walks a claim. Default 2000. */
  readonly walks?: number;
  /** Steps drawn per walk, at most. Long walks find deep attacks sooner than
   * many walks do. Default 3000. */
  readonly length?: number;
  readonly timeoutSeconds?: number;
}

export interface RandomFinding extends Finding {
  /** Walks it took; all of them if nothing was found. */
  readonly walks: number;
  readonly seed: number;
  /** fast-check's path to the walk, null if nothing was found. */
  readonly replay: string | null;
  /** The time limit ended the walks early. */
  readonly interrupted: boolean;
}

/** The enabled steps of a list of drawn numbers, up to the first state in
 * which the claim's formula holds; null if there is none. */
export function firstHit(
  walker: Walker,
  watch: (words: Int32Array) => number,
  ids: readonly number[],
): Path | null {
  walker.reset();
  const steps: number[] = [];
  if (watch(walker.words) !== 0) return { steps, final: walker.state };
  for (const id of ids) {
    if (!walker.take(id)) continue;
    steps.push(id);
    if (watch(walker.words) !== 0) return { steps, final: walker.state };
  }
  return null;
}

/** Lists of at most `length` steps, of all operations but a few. */
function drawnSteps(
  program: Program,
  length: number,
): fc.Arbitrary<readonly number[]> {
  const operations = [...new Set(program.steps.map((step) => step.operation))];
  const most = Math.max(0, Math.min(MOST_LEFT_OUT, operations.length - 1));
  const drawn = fc.subarray(operations, { maxLength: most }).chain((out) => {
    const steps = program.steps.filter(
      ({ operation }) => !out.includes(operation),
    );
    return fc.array(
      fc.nat(Math.max(0, steps.length - 1)).map((n) => steps[n]?.index ?? -1),
      { maxLength: length, size: 'max' },
    );
  });
  // Bias towards the first steps would only make walks alike.
  return fc.noBias(drawn);
}

/** fast-check's shrinking, of the steps that were enabled: most of what was
 * drawn was not, and shrinking it away step by step takes longest. */
function shrunk(
  program: Program,
  path: Path,
  misses: (drawn: readonly number[]) => boolean,
): readonly number[] {
  const { steps } = path;
  if (steps.length === 0) return steps;
  const ids = fc.array(fc.nat(program.steps.length - 1), {
    maxLength: steps.length,
    size: 'max',
  });
  const details = fc.check(fc.property(ids, misses), {
    examples: [[[...steps]]],
    numRuns: 1,
  });
  return details.counterexample?.[0] ?? steps;
}

/** Random walks against one never or sometimes claim, shrunk but not yet
 * shortened. */
export function falsify(
  program: Program,
  claim: CompiledClaim,
  options: RandomOptions,
): RandomFinding {
  const { seed, path, walks = 2000, length = 3000, timeoutSeconds } = options;
  const walker = new Walker(program);
  const watch = walker.watch([claim]);
  const ids = drawnSteps(program, length);
  const misses = (drawn: readonly number[]): boolean =>
    firstHit(walker, watch, drawn) === null;
  const details = fc.check(fc.property(ids, misses), {
    seed,
    numRuns: walks,
    endOnFailure: true,
    ...(path === undefined ? {} : { path }),
    ...(timeoutSeconds === undefined
      ? {}
      : { interruptAfterTimeLimit: timeoutSeconds * 1000 }),
  });
  const drawn = details.counterexample?.[0];
  const long = drawn === undefined ? null : firstHit(walker, watch, drawn);
  const hit = long === null ? null : shrunk(program, long, misses);
  const found = hit === null ? null : firstHit(walker, watch, hit);
  return {
    claim: claim.claim.name,
    found: found === null ? 'notSeen' : 'sometimes',
    path: found,
    shortest: false,
    objects: found === null ? null : offendingIn(claim, found.final),
    states: null,
    walks: details.numRuns,
    seed: details.seed,
    replay: details.counterexamplePath,
    interrupted: details.interrupted,
  };
}

/**
 * A shortest run to the same claim, by a breadth-first search no deeper than
 * the run at hand. Called shortest only if that search was not cut off.
 */
export async function shorten(
  program: Program,
  finding: Finding,
  maxStates = 2_000_000,
  limits: Pick<ExploreOptions, 'timeoutSeconds' | 'interrupted'> = {},
): Promise<Finding> {
  if (finding.path === null) return finding;
  const search = await explore(program, {
    until: finding.claim,
    maxDepth: finding.path.steps.length,
    maxStates,
    ...limits,
  });
  const shorter = search.findings.find(({ claim }) => claim === finding.claim);
  const { stopped } = search;
  const cutOff = stopped !== null && stopped !== 'found' && stopped !== 'depth';
  if (shorter?.path == null) return { ...finding, shortest: !cutOff };
  return {
    ...finding,
    path: shorter.path,
    objects: shorter.objects,
    shortest: true,
  };
}
