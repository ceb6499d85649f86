/**
 * What the search should find, worked out the slow and obvious way: a map of
 * states by their text, one interpreter step at a time. Shares no code with
 * the search, the packing or the generated code.
 */
import type { Outcome } from '../compile/interpret.js';
import { holdsIn, perform } from '../compile/interpret.js';
import type {
  CompiledClaim,
  GlobalState,
  GroundStep,
  Program,
} from '../compile/program.js';
import type { EventuallyClaim } from '../language/claim.js';
import type { Vacuity } from '../search/exploration.js';
import { staysAway } from './fair-runs.js';

/** One thing a state can do next. */
export interface Move {
  readonly step: GroundStep;
  readonly outcome: Extract<Outcome, { kind: 'done' | 'refused' }>;
}

export interface NaiveState {
  readonly state: GlobalState;
  readonly depth: number;
  /** Including refusals of first sections, which lead nowhere. */
  readonly tried: readonly Move[];
  /** Keys of the successors, one a transition. */
  readonly successors: readonly string[];
}

export interface Naive {
  readonly states: ReadonlyMap<string, NaiveState>;
  readonly transitions: number;
  readonly depth: number;
}

/** A refused first section leaves no trace, so it is no transition. */
export const isTransition = ({ step, outcome }: Move): boolean =>
  outcome.kind === 'done' || !step.first;

export function movesFrom(
  program: Program,
  state: GlobalState,
): readonly Move[] {
  return program.steps.flatMap((step): readonly Move[] => {
    const outcome = perform(program, state, step);
    return outcome.kind === 'done' || outcome.kind === 'refused'
      ? [{ step, outcome }]
      : [];
  });
}

export const keyOf = (state: GlobalState): string => state.join(' ');

/** @throws if there are more than `most` states */
export function searchNaively(program: Program, most = Infinity): Naive {
  const states = new Map<string, NaiveState>();
  let level: readonly GlobalState[] = [program.initial];
  const seen = new Set(level.map(keyOf));
  let transitions = 0;
  let depth = -1;
  while (level.length > 0) {
    depth++;
    const next: GlobalState[] = [];
    for (const state of level) {
      const tried = movesFrom(program, state);
      const taken = tried.filter(isTransition);
      transitions += taken.length;
      const successors = taken.map((move) => keyOf(move.outcome.next));
      states.set(keyOf(state), { state, depth, tried, successors });
      for (const { outcome } of taken) {
        if (seen.has(keyOf(outcome.next))) continue;
        seen.add(keyOf(outcome.next));
        if (seen.size > most)
          throw new RangeError(`more than ${String(most)} states, naively`);
        next.push(outcome.next);
      }
    }
    level = next;
  }
  return { states, transitions, depth };
}

/** Operations of which nothing is there, or that were never carried out to
 * their end, or never refused. */
export function vacuousNaively(
  program: Program,
  search: Naive,
): readonly Vacuity[] {
  const seen = new Set<string>();
  for (const { tried } of search.states.values())
    for (const { step, outcome } of tried)
      if (outcome.kind === 'refused') seen.add(`${step.operation} refusal`);
      else if (step.last && step.phase === 'run')
        seen.add(`${step.operation} success`);
  for (const { operation } of program.steps) seen.add(`${operation} steps`);
  return program.system.operations.flatMap(({ name }) => {
    const lacking = (['steps', 'success', 'refusal'] as const).filter(
      (missing) => !seen.has(`${name} ${missing}`),
    );
    // What is not there can neither succeed nor be refused.
    return lacking
      .slice(0, lacking[0] === 'steps' ? 1 : undefined)
      .map((missing) => ({ kind: 'operation', operation: name, missing }));
  });
}

/** Steps to, and number of, the states a claim is about; -1 and 0 if none. */
export interface NaiveFinding {
  readonly steps: number;
  readonly states: number;
}

function among(
  search: Naive,
  offends: (state: NaiveState, key: string) => boolean,
): NaiveFinding {
  let steps = -1;
  let states = 0;
  for (const [key, state] of search.states)
    if (offends(state, key)) {
      states++;
      if (steps < 0) steps = state.depth;
    }
  return { steps, states };
}

/** The claim's offending (or witnessing) states, by definition. */
export function judgeNaively(
  program: Program,
  search: Naive,
  { claim, instances }: CompiledClaim,
): NaiveFinding {
  switch (claim.kind) {
    case 'never':
    case 'sometimes':
      return among(search, ({ state }) =>
        instances.some(({ such }) => holdsIn(such, state)),
      );
    case 'refusal': {
      const found = among(search, ({ tried }) =>
        tried.some(
          ({ outcome }) =>
            outcome.kind === 'refused' && outcome.rules.includes(claim.rule),
        ),
      );
      // The refused call itself is a step of the run.
      return { ...found, steps: found.steps < 0 ? -1 : found.steps + 1 };
    }
    case 'recoverable': {
      const stuck = instances.map(({ such, until }) => {
        const good = backwards(search, ({ state }) =>
          until === null ? false : holdsIn(until, state),
        );
        return (key: string, state: GlobalState): boolean =>
          holdsIn(such, state) && !good.has(key);
      });
      return among(search, ({ state }, key) =>
        stuck.some((isStuck) => isStuck(key, state)),
      );
    }
    case 'eventually':
      return eventually(program, search, claim, instances);
    case 'refusedChangesNothing':
      return refusalsNaively(program, search);
  }
}

function eventually(
  program: Program,
  search: Naive,
  claim: EventuallyClaim,
  instances: CompiledClaim['instances'],
): NaiveFinding {
  const away = instances.map((one) => staysAway(program, search, claim, one));
  return among(search, (_, key) => away.some((keys) => keys.has(key)));
}

/** States from which one of those `wanted` can be reached. */
function backwards(
  search: Naive,
  wanted: (state: NaiveState) => boolean,
): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  const found: string[] = [];
  for (const [key, state] of search.states) {
    if (wanted(state)) found.push(key);
    for (const to of state.successors) {
      const list = before.get(to) ?? [];
      before.set(to, list);
      list.push(key);
    }
  }
  const good = new Set(found);
  for (const key of found)
    for (const from of before.get(key) ?? []) {
      if (good.has(from)) continue;
      good.add(from);
      found.push(from);
    }
  return good;
}

function refusalsNaively(program: Program, search: Naive): NaiveFinding {
  let shortest = -1;
  const { states } = among(search, ({ state, depth }) => {
    const before = keyOf(state);
    let offends = false;
    for (const start of program.steps) {
      if (!start.first || start.thread < 0) continue;
      const run = runAlone(program, state, start);
      if (run === null || !run.failed || keyOf(run.state) === before) continue;
      offends = true;
      if (shortest < 0 || depth + run.steps < shortest)
        shortest = depth + run.steps;
    }
    return offends;
  });
  return { steps: shortest, states };
}

/** A call from its first section until its thread is idle again; null if it
 * is refused at once, or has to wait. */
function runAlone(
  program: Program,
  from: GlobalState,
  start: GroundStep,
): {
  readonly state: GlobalState;
  readonly steps: number;
  readonly failed: boolean;
} | null {
  const { thread } = start;
  const first = perform(program, from, start);
  if (first.kind !== 'done') return null;
  let state = first.next;
  let steps = 1;
  let failed = false;
  while (state[thread] !== 0) {
    const here = state;
    const [move] = movesFrom(program, here).filter(
      ({ step }) => step.thread === thread,
    );
    if (move === undefined) return null;
    failed ||= move.outcome.kind === 'refused';
    state = move.outcome.next;
    steps++;
  }
  return { state, steps, failed };
}
