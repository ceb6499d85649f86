/** A search up to renaming held against one that took no two states as one. */
import { isDeepStrictEqual } from 'node:util';
import type { Exploration } from '../search/exploration.js';

/** What the two say differently; `claim` is null for the search as a whole. */
export interface Difference {
  readonly what: 'states' | 'depth' | 'verdict' | 'steps' | 'vacuous';
  readonly claim: string | null;
}

export type Again =
  | { readonly kind: 'agrees'; readonly states: number }
  /** It could take longer than the search; or a limit ended it. */
  | { readonly kind: 'notMade'; readonly why: 'work' | 'stopped' }
  | { readonly kind: 'differs'; readonly where: Difference };

/**
 * @param whole complete, or stopped by a limit
 * @param renamed how many states those of `upTo` are under all their names
 */
export function compareAgain(
  upTo: Exploration,
  whole: Exploration,
  renamed: number,
): Again {
  if (!whole.complete) return { kind: 'notMade', why: 'stopped' };
  const differs = (
    what: Difference['what'],
    claim: string | null = null,
  ): Again => ({ kind: 'differs', where: { what, claim } });
  if (whole.states !== renamed) return differs('states');
  if (whole.depth !== upTo.depth) return differs('depth');
  if (!isDeepStrictEqual(whole.vacuous, upTo.vacuous))
    return differs('vacuous');
  for (const [n, { claim, found, path }] of upTo.findings.entries()) {
    const other = whole.findings[n];
    if (other?.claim !== claim || other.found !== found)
      return differs('verdict', claim);
    if (other.path?.steps.length !== path?.steps.length)
      return differs('steps', claim);
  }
  return { kind: 'agrees', states: whole.states };
}
