/**
 * Fair runs, worked out by definition on the states of a naive search.
 *
 * A run may stop where no fair agent has anything to do, and may go on for
 * ever in a set of states that all reach each other if every fair agent moves
 * in it, or has nothing to do somewhere in it.
 */
import type {
  CompiledInstance,
  GroundStep,
  Program,
} from '../compile/program.js';
import { holdsIn } from '../compile/interpret.js';
import type { EventuallyClaim } from '../language/claim.js';
import type { Naive, NaiveState } from './naive.js';
import { isTransition, keyOf } from './naive.js';

/** Keys of the states in which `such` holds and from which a fair run stays
 * away from `until` for ever. */
export function staysAway(
  program: Program,
  search: Naive,
  claim: EventuallyClaim,
  { such, until }: CompiledInstance,
): ReadonlySet<string> {
  const away = new Map(
    [...search.states].filter(
      ([, { state }]) => until === null || !holdsIn(until, state),
    ),
  );
  const next = (key: string): readonly string[] =>
    (away.get(key)?.successors ?? []).filter((to) => away.has(to));
  const before = reversed(away, next);
  const ends: string[] = [];
  const placed = new Set<string>();
  for (const key of away.keys()) {
    if (placed.has(key)) continue;
    const down = reach([key], next);
    const together = [...reach([key], (at) => before.get(at) ?? [])].filter(
      (at) => down.has(at),
    );
    for (const at of together) placed.add(at);
    if (allowsFairRun(program, claim, away, together)) ends.push(...together);
  }
  const bad = reach(ends, (at) => before.get(at) ?? []);
  return new Set(
    [...bad].filter((key) => {
      const found = away.get(key);
      return found !== undefined && holdsIn(such, found.state);
    }),
  );
}

function reversed(
  states: ReadonlyMap<string, NaiveState>,
  next: (key: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string[]>();
  for (const key of states.keys())
    for (const to of next(key)) {
      const list = before.get(to) ?? [];
      before.set(to, list);
      list.push(key);
    }
  return before;
}

function reach(
  from: readonly string[],
  next: (key: string) => readonly string[],
): ReadonlySet<string> {
  const found = new Set(from);
  for (const key of found) for (const to of next(key)) found.add(to);
  return found;
}

/** @param together states that all reach each other, or a single one */
function allowsFairRun(
  program: Program,
  { fair, each = [] }: EventuallyClaim,
  states: ReadonlyMap<string, NaiveState>,
  together: readonly string[],
): boolean {
  const inside = new Set(together);
  const kindOf = new Map(
    program.system.operations.map(({ name, agent }) => [name, agent.kind]),
  );
  /** Who is fair: an agent, or a ground step that is fair by itself. */
  const owes = (step: GroundStep): string =>
    each.includes(step.operation) ? `step ${step.index}` : step.agent;
  const owing = new Set(program.steps.map(owes));
  /** What a fair agent can do, but calls that a thread might begin. */
  const owed = (key: string, who: string): readonly string[] =>
    (states.get(key)?.tried ?? []).flatMap((move) => {
      const kind = kindOf.get(move.step.operation);
      const counts =
        kind !== undefined &&
        fair.includes(kind) &&
        owes(move.step) === who &&
        isTransition(move) &&
        !(kind === 'thread' && move.step.first);
      return counts ? [keyOf(move.outcome.next)] : [];
    });
  return [...owing].every((who) =>
    together.some((key) => {
      const moves = owed(key, who);
      return moves.length === 0 || moves.some((to) => inside.has(to));
    }),
  );
}
