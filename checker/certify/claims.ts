/** Each finding held against what the graph says. */
import { isDeepStrictEqual } from 'node:util';
import { holdsIn, perform } from '../compile/interpret.js';
import type {
  CompiledClaim,
  GlobalState,
  Program,
} from '../compile/program.js';
import type { Exploration, Finding } from '../search/exploration.js';
import { callsAlone } from './alone.js';
import { refute } from './certificate.js';
import { staysAway, stuck } from './follows.js';
import type { Graph } from './graph.js';
import { demand } from './graph.js';

/** How a state shows one instance of a claim. */
interface Showing {
  readonly objects: Finding['objects'];
  /** Steps from this state, whose node is given, on; null: it does not. */
  readonly from: (state: GlobalState, node: number) => number | null;
}

const NOT = { kind: 'constant', value: false } as const;

function showings(
  program: Program,
  graph: Graph,
  { claim, instances }: CompiledClaim,
): readonly Showing[] {
  switch (claim.kind) {
    case 'never':
    case 'sometimes':
      return instances.map(({ objects, such }) => ({
        objects,
        from: (state) => (holdsIn(such, state) ? 0 : null),
      }));
    case 'recoverable':
    case 'eventually':
      return instances.map(({ objects, such, until }) => {
        const bad =
          claim.kind === 'recoverable'
            ? stuck(graph, until ?? NOT)
            : staysAway(program, graph, claim, until ?? NOT);
        return {
          objects,
          from: (state, node) =>
            bad[node] === 1 && holdsIn(such, state) ? 0 : null,
        };
      });
    case 'refusal': {
      const at = graph.refusedAt.get(claim.rule);
      const from: Showing['from'] = (_, n) =>
        graph.level[n] === at ? 1 : null;
      return [{ objects: null, from }];
    }
    case 'refusedChangesNothing':
      return callsAlone(program).map((from) => ({ objects: null, from }));
  }
}

/** The states that the run of a finding goes through. */
function follow(
  program: Program,
  { claim }: CompiledClaim,
  path: NonNullable<Finding['path']>,
): readonly GlobalState[] {
  const trail: GlobalState[] = [program.initial];
  path.steps.forEach((index, n) => {
    const step = program.steps[index];
    const outcome = step && perform(program, trail[n] ?? [], step);
    if (step === undefined || outcome === undefined || !('next' in outcome))
      return refute({ what: 'run', claim: claim.name });
    const refused = outcome.kind === 'refused';
    const goes =
      claim.kind === 'refusal' && n === path.steps.length - 1
        ? refused && outcome.rules.includes(claim.rule)
        : !refused || !step.first;
    if (!goes) refute({ what: 'run', claim: claim.name });
    trail.push(outcome.next);
  });
  return trail;
}

/**
 * @param each whether no two nodes stand for one another
 * @returns whether the verdict was re-checked; its run always is
 */
export function recheck(
  program: Program,
  graph: Graph,
  result: Exploration,
  compiled: CompiledClaim,
  each: boolean,
): boolean {
  const { name: claim, kind } = compiled.claim;
  const { findings, open, complete } = result;
  const finding =
    findings.find((one) => one.claim === claim) ??
    refute({ what: 'verdict', claim });
  const { found, path, objects } = finding;
  if ((found === 'sometimes') !== (path !== null))
    refute({ what: 'run', claim });
  const trail = path === null ? [] : follow(program, compiled, path);
  if (path !== null && trail.at(-1)?.join() !== path.final.join())
    refute({ what: 'run', claim });
  const follows = kind === 'recoverable' || kind === 'eventually';
  const later = follows || kind === 'refusedChangesNothing';
  if (found === 'notSeen' && later && !complete) return true;
  if (follows && !each) return false;

  const showing = showings(program, graph, compiled);
  const shows = showing.some(
    (one) =>
      (objects === null || isDeepStrictEqual(objects, one.objects)) &&
      trail.some((state, n) => {
        const node = graph.at(state) ?? refute({ what: 'run', claim });
        return one.from(state, node) === trail.length - 1 - n;
      }),
  );
  if (path !== null && !shows) refute({ what: 'run', claim });
  let [least, counted] = [Infinity, 0];
  graph.states.forEach((state, node) => {
    const rest = showing.flatMap((one) => one.from(state, node) ?? []);
    if (rest.length === 0) return;
    if (path === null) refute({ what: 'hit', claim, state });
    if (node < result.states) counted++;
    least = Math.min(least, (graph.level[node] ?? 0) + Math.min(...rest));
  });
  const holds = follows ? 'always' : 'never';
  if (path === null && found !== (open === 0 ? holds : 'notSeen'))
    refute({ what: 'verdict', claim });
  if (path !== null && finding.shortest)
    demand('steps', claim, path.steps.length, least);
  if (finding.states !== null)
    demand('offending states', claim, finding.states, counted);
  return true;
}
