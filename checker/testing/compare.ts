/** Where a search differs from the naive one, in words. */
import { perform } from '../compile/interpret.js';
import type { GlobalState, Program } from '../compile/program.js';
import type { Exploration, Path } from '../search/exploration.js';
import type { Naive } from './naive.js';
import { judgeNaively, vacuousNaively } from './naive.js';

/** Claims whose offending states the search counts. */
const counted = new Set([
  'never',
  'recoverable',
  'eventually',
  'refusedChangesNothing',
]);

/** Notes what is not as it should be. */
class Differences {
  readonly all: string[] = [];

  demand(what: string, found: unknown, expected: unknown): void {
    if (found !== expected)
      this.all.push(`${what}: ${String(found)} instead of ${String(expected)}`);
  }
}

/** Every number of a complete search against the naive one's. */
export function differencesFrom(
  program: Program,
  naive: Naive,
  found: Exploration,
): readonly string[] {
  const differences = new Differences();
  const { states, transitions, depth } = naive;
  differences.demand('states', found.states, states.size);
  differences.demand('transitions', found.transitions, transitions);
  differences.demand('depth', found.depth, depth);
  differences.demand('complete', found.complete, true);
  differences.demand('stopped', found.stopped, null);
  differences.demand('open', found.open, 0);
  differences.demand(
    'calls that never came',
    callsOf(found.vacuous),
    callsOf(vacuousNaively(program, naive)),
  );
  program.claims.forEach((compiled, n) => {
    const { claim } = compiled;
    const finding = found.findings[n];
    const judged = judgeNaively(program, naive, compiled);
    const alive = claim.kind === 'recoverable' || claim.kind === 'eventually';
    const holds = alive ? 'always' : 'never';
    const { name } = claim;
    differences.demand('claim', finding?.claim, name);
    differences.demand(
      `${name}: verdict`,
      finding?.found,
      judged.steps < 0 ? holds : 'sometimes',
    );
    if (counted.has(claim.kind))
      differences.demand(`${name}: states`, finding?.states, judged.states);
    differences.demand(
      `${name}: steps`,
      finding?.path?.steps.length ?? -1,
      judged.steps,
    );
  });
  return [...differences.all, ...pathsDiffer(program, found)];
}

const callsOf = (vacuous: Exploration['vacuous']): string =>
  vacuous
    .flatMap((one) =>
      one.kind === 'operation' ? `${one.operation} ${one.missing}` : [],
    )
    .sort()
    .join();

/** Every number of a search that is to give the same in every respect. */
export function differencesBetween(
  whole: Exploration,
  other: Exploration,
): readonly string[] {
  const differences = new Differences();
  const all = ({ seconds, bytes, ...rest }: Exploration): string =>
    JSON.stringify([rest, seconds < 0, bytes < 0]);
  differences.demand('the same search again', all(other), all(whole));
  return differences.all;
}

/** What a search up to symmetry has to have in common with the whole one. */
export function differencesUnderSymmetry(
  program: Program,
  whole: Exploration,
  found: Exploration,
): readonly string[] {
  const differences = new Differences();
  differences.demand('complete', found.complete, true);
  differences.demand('depth', found.depth, whole.depth);
  differences.demand(
    'vacuous',
    JSON.stringify(found.vacuous),
    JSON.stringify(whole.vacuous),
  );
  whole.findings.forEach(({ claim, found: verdict, path }, n) => {
    const alike = found.findings[n];
    differences.demand('claim', alike?.claim, claim);
    differences.demand(`${claim}: verdict`, alike?.found, verdict);
    differences.demand(
      `${claim}: steps`,
      alike?.path?.steps.length,
      path?.steps.length,
    );
  });
  return [...differences.all, ...pathsDiffer(program, found)];
}

/** What a search with partial order reduction has to have in common. */
export function differencesWhenReduced(
  program: Program,
  whole: Exploration,
  reduced: Exploration,
): readonly string[] {
  const differences = new Differences();
  differences.demand('complete', reduced.complete, true);
  if (reduced.states > whole.states)
    differences.demand('states', reduced.states, whole.states);
  whole.findings.forEach(({ claim, found }, n) => {
    const alike = reduced.findings[n];
    differences.demand(`${claim}: verdict`, alike?.found, found);
  });
  return [...differences.all, ...pathsDiffer(program, reduced)];
}

/** Every run has to be one, and to show what it is shown for. */
function pathsDiffer(program: Program, found: Exploration): readonly string[] {
  return found.findings.flatMap(({ claim, path }) => {
    if (path === null) return [];
    try {
      const final = follow(program, path);
      return final.join() === path.final.join()
        ? []
        : [`${claim}: its run ends elsewhere`];
    } catch (error) {
      return [`${claim}: ${error instanceof Error ? error.message : ''}`];
    }
  });
}

/**
 * The state at the end of a run.
 *
 * @throws if a step is not enabled where it stands
 */
export function follow(program: Program, path: Path): GlobalState {
  return path.steps.reduce<GlobalState>((state, index) => {
    const step = program.steps[index];
    if (step === undefined) throw new RangeError(`no step ${index}`);
    const outcome = perform(program, state, step);
    if (outcome.kind === 'waiting' || outcome.kind === 'elsewhere')
      throw new Error(`${step.operation} is ${outcome.kind}`);
    return outcome.next;
  }, program.initial);
}
