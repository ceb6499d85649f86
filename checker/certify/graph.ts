/** The states found, as nodes of a graph whose edges the interpreter draws. */
import { perform } from '../compile/interpret.js';
import type { GlobalState, Program } from '../compile/program.js';
import type { RuleId } from '../language/operation.js';
import type { Exploration, FoundStates } from '../search/exploration.js';
import type { Renamer } from '../symmetry/apply.js';
import { NoRenaming, renamerOf } from '../symmetry/apply.js';
import type { Renaming } from '../symmetry/automorphisms.js';
import { swaps } from '../symmetry/automorphisms.js';
import { Ended, refute } from './certificate.js';

/** States under all their names, or edges kept: some gigabytes. */
const ROOM = 2 ** 22;

const nameOf = (state: GlobalState): string => state.join();

export interface Nodes {
  /** Those found, by their index; then those that renaming makes of them. */
  readonly states: readonly GlobalState[];
  /** The state found that a node is a renaming of. */
  readonly origin: readonly number[];
  readonly at: (state: GlobalState) => number | undefined;
  /** States under all their names: what a search without symmetry finds. */
  readonly renamed: number;
}

/** @param each renamed states are nodes of their own */
export function nodesOf(
  program: Program,
  count: number,
  { state: stored, symmetry }: FoundStates,
  each: boolean,
): Nodes {
  const states = Array.from({ length: count }, (_, n) => stored(n));
  const origin = states.map((_, n) => n);
  const names = new Map<string, number>();
  const renamers = [
    ...symmetry.renamings.slice(1),
    ...swaps(symmetry.columns),
  ].map((renaming) => renamerIn(program, renaming));
  states.slice().forEach((state, n) => {
    const orbit = new Map([[nameOf(state), state]]);
    // It grows on the way, until no renaming makes anything new.
    for (const one of orbit.values())
      for (const renamer of renamers) {
        const twin = renamer.state(one);
        if (!orbit.has(nameOf(twin))) orbit.set(nameOf(twin), twin);
      }
    for (const [name, twin] of orbit) {
      if (names.has(name)) refute({ what: 'twice', state: twin });
      if (names.size === ROOM)
        throw new Ended({ kind: 'notMade', why: 'room' });
      names.set(name, each && twin !== state ? states.push(twin) - 1 : n);
      origin[names.get(name) ?? n] = n;
    }
  });
  const at = (state: GlobalState): number | undefined =>
    names.get(nameOf(state));
  return { states, origin, at, renamed: names.size };
}

function renamerIn(program: Program, renaming: Renaming): Renamer {
  try {
    return renamerOf(program, renaming);
  } catch (error) {
    if (error instanceof NoRenaming) refute({ what: 'renaming' });
    throw error;
  }
}

/** How many states those found are under all their names. */
export function namesOf(
  program: Program,
  count: number,
  found: FoundStates,
): number {
  return nodesOf(program, count, found, false).renamed;
}

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

export interface Graph extends Nodes {
  readonly edges: readonly Edge[];
  /** By node: fewest steps from the initial state. */
  readonly level: Int32Array;
  /** Level of the first state in which a rule refuses. */
  readonly refusedAt: ReadonlyMap<RuleId, number>;
}

/**
 * Goes through the nodes, nearest first; throws where a step leaves them.
 *
 * @param keep whether the edges are needed later
 * @param poll called before each state; may throw
 */
export function walk(
  program: Program,
  nodes: Nodes,
  result: Exploration,
  keep: boolean,
  poll: () => void,
): { readonly graph: Graph; readonly steps: number } {
  const { states, origin, at } = nodes;
  const { initial } = program;
  const expanded = result.states - result.open;
  const level = new Int32Array(states.length).fill(-1);
  const refusedAt = new Map<RuleId, number>();
  const edges: Edge[] = [];
  const start = at(initial) ?? refute({ what: 'initial', state: initial });
  level[start] = 0;
  const queue = [start];
  let [steps, transitions, depth] = [0, 0, 0];
  for (const from of queue) {
    if ((origin[from] ?? from) >= expanded) continue;
    poll();
    const state = states[from] ?? [];
    depth = level[from] ?? 0;
    for (const step of program.steps) {
      const outcome = perform(program, state, step);
      if (outcome.kind === 'waiting' || outcome.kind === 'elsewhere') continue;
      if (outcome.kind === 'refused') {
        for (const rule of outcome.rules)
          if (!refusedAt.has(rule)) refusedAt.set(rule, depth);
        if (step.first) continue;
      }
      const to =
        at(outcome.next) ??
        refute({ what: 'successor', state, step: step.index });
      steps++;
      if (from < result.states) transitions++;
      if (keep && edges.push({ from, to, step: step.index }) > ROOM)
        throw new Ended({ kind: 'notMade', why: 'room' });
      if (level[to] !== -1) continue;
      level[to] = depth + 1;
      queue.push(to);
    }
  }
  const lost = states[level.indexOf(-1)];
  if (lost !== undefined) refute({ what: 'unreached', state: lost });
  demand('transitions', null, result.transitions, transitions);
  // A search that stopped between two levels counts the one it came to.
  const between = result.open > 0 && result.depth === depth + 1;
  demand('depth', null, result.depth, between ? depth + 1 : depth);
  return { graph: { ...nodes, edges, level, refusedAt }, steps };
}

export function demand(
  what: 'transitions' | 'depth' | 'steps' | 'offending states',
  claim: string | null,
  reported: number,
  counted: number,
): void {
  if (reported !== counted) refute({ what, claim, reported, counted });
}
