/** Claims about what follows, on a graph in which no two states are alike. */
import { holdsIn } from '../compile/interpret.js';
import type { Condition, Program } from '../compile/program.js';
import type { EventuallyClaim } from '../language/claim.js';
import type { Graph } from './graph.js';

/** 1 for each node that has the property. */
type Some = Uint8Array<ArrayBuffer>;

/** Those of `within` from which one of `goals` is reached, all the way in
 * `within`; the goals included. */
function reaching({ edges }: Graph, goals: Some, within: Some): Some {
  const found = goals.map((goal, node) => goal & (within[node] ?? 0));
  for (let grown = true; grown;) {
    grown = false;
    // The nearest edges come first: backwards, few rounds do.
    for (const { from, to } of edges.toReversed()) {
      if (found[to] !== 1 || found[from] === 1 || within[from] !== 1) continue;
      found[from] = 1;
      grown = true;
    }
  }
  return found;
}

const where = ({ states }: Graph, condition: Condition): Some =>
  Uint8Array.from(states, (state) => (holdsIn(condition, state) ? 1 : 0));

/** Nodes from which no state with `until` is reached. */
export function stuck(graph: Graph, until: Condition): Some {
  const goals = where(graph, until);
  const all = goals.map(() => 1);
  return reaching(graph, goals, all).map((good) => 1 - good);
}

/** By step: who owes it to a fair run; undefined if nobody does. */
function owers(
  { steps, system }: Program,
  { fair, each = [] }: EventuallyClaim,
): readonly (string | undefined)[] {
  const kinds = new Map(system.operations.map((o) => [o.name, o.agent.kind]));
  return steps.map(({ operation, agent, first, index }) => {
    const kind = kinds.get(operation);
    const owed = kind !== undefined && fair.includes(kind);
    if (!owed || (kind === 'thread' && first)) return undefined;
    return each.includes(operation) ? `step ${index}` : `agent ${agent}`;
  });
}

/**
 * Nodes from which a fair run stays away from `until` for ever: it gets to one
 * where nobody who is fair can move, or into a set of nodes each of which has
 * a way on, inside the set, to a node where this fair agent can do nothing or
 * has a move that stays inside; so for every agent. The largest such set is
 * what is left when all others have been struck out.
 */
export function staysAway(
  program: Program,
  graph: Graph,
  claim: EventuallyClaim,
  until: Condition,
): Some {
  const { edges } = graph;
  const away = where(graph, { kind: 'not', of: until });
  const owes = owers(program, claim);
  const agents = new Set(owes.filter((agent) => agent !== undefined));
  const bad = away.slice();
  for (const { from, step } of edges)
    if (owes[step] !== undefined) bad[from] = 0;
  let left = away;
  const without = (agent: string | null): Some => {
    const content = left.slice();
    for (const { from, step } of edges)
      if (owes[step] === agent) content[from] = 0;
    for (const { from, to, step } of edges)
      if (owes[step] === agent && left[to] === 1) content[from] = 1;
    const near = reaching(graph, content, left);
    const leading = left.map(() => 0);
    for (const { from, to } of edges) if (near[to] === 1) leading[from] = 1;
    return left.map((stays, node) => stays & (leading[node] ?? 0));
  };
  for (let before = ''; before !== left.join('');) {
    before = left.join('');
    // With nobody fair, any endless run will do.
    for (const agent of agents.size > 0 ? agents : [null])
      left = without(agent);
  }
  return reaching(
    graph,
    bad.map((ends, n) => ends | (left[n] ?? 0)),
    away,
  );
}
