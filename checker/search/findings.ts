/** From hits and coverage to findings with their runs. */
import { holdsIn, perform } from '../compile/interpret.js';
import type {
  CompiledClaim,
  GlobalState,
  Program,
} from '../compile/program.js';
import type { RuleId } from '../language/operation.js';
import type { Finding, Found, Vacuity } from './exploration.js';
import { pathTo } from './path.js';
import type { Searched } from './searched.js';

/** Where a claim's formula was first met, -1 for nowhere, and how often. */
export interface Hits {
  readonly first: number;
  readonly count: number;
}

/** @param whole the search was complete */
export function stateFinding(
  searched: Searched,
  { claim, instances }: CompiledClaim,
  { first, count }: Hits,
  whole: boolean,
): Finding {
  if (first < 0) return withoutRun(claim.name, whole ? 'never' : 'notSeen');
  const path = pathTo(searched, first);
  return {
    claim: claim.name,
    found: 'sometimes',
    path,
    shortest: true,
    objects: offendingIn({ instances }, path.final),
    states: whole && claim.kind === 'never' ? count : null,
  };
}

/** The objects of the claim's first instance that holds in a state. */
export function offendingIn(
  { instances }: Pick<CompiledClaim, 'instances'>,
  state: GlobalState,
): Finding['objects'] {
  return instances.find(({ such }) => holdsIn(such, state))?.objects ?? null;
}

/**
 * @param states in which the rule may have refused, earliest first
 * @param whole the search was complete
 */
export function refusalFinding(
  searched: Searched,
  claim: Extract<CompiledClaim['claim'], { kind: 'refusal' }>,
  states: readonly number[],
  whole: boolean,
): Finding {
  for (const state of states) {
    const { steps, final } = pathTo(searched, state);
    const refused = firstRefusal(searched.program, final, claim.rule);
    if (refused === null) continue;
    return {
      claim: claim.name,
      found: 'sometimes',
      path: { steps: [...steps, refused.step], final: refused.next },
      shortest: true,
      objects: null,
      states: null,
    };
  }
  return withoutRun(claim.name, whole ? 'never' : 'notSeen');
}

/** The first step that `rule` refuses in a state, and the state after: the
 * same, or, within a call, with the thread on its way to undo. */
function firstRefusal(
  program: Program,
  state: GlobalState,
  rule: RuleId,
): { readonly step: number; readonly next: GlobalState } | null {
  for (const step of program.steps) {
    const outcome = perform(program, state, step);
    if (outcome.kind === 'refused' && outcome.rules.includes(rule))
      return { step: step.index, next: outcome.next };
  }
  return null;
}

/** The claims that say nothing of this scope. */
export function idleClaims({ claims }: Program): readonly Vacuity[] {
  return claims.flatMap(({ claim, wants = [] }) =>
    wants.length === 0
      ? []
      : [{ kind: 'claim' as const, claim: claim.name, sorts: wants }],
  );
}

/** A verdict that no run goes with. */
export function withoutRun(
  claim: string,
  found: Exclude<Found, 'sometimes'>,
): Finding {
  return {
    claim,
    found,
    path: null,
    shortest: false,
    objects: null,
    states: found === 'notSeen' ? null : 0,
  };
}
