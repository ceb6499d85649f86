/** A known-bad twin: set-and-list with one rule taken away. */
import type { RuleId } from '../../checker/language/operation.js';
import type { Design } from '../design.js';
import { expecting } from '../expecting.js';
import { parseScope } from '../scope.js';
import type { Scope } from '../scope.js';
import { setAndList } from './setAndList.js';

/** Two PASIDs, one mdev each: enough for most of what a twin shows. */
export const twinScope: Scope = parseScope('mdevs=1+1');

export interface Twin {
  readonly name: string;
  readonly rule: RuleId;
  /** What goes wrong, in one paragraph. */
  readonly summary: string;
  /** The claims that break. */
  readonly breaks: readonly string[];
  /** Witnesses that cannot be reached without the rule. */
  readonly without?: readonly string[];
  readonly scopes?: readonly Scope[];
  readonly remarks?: Readonly<Record<string, string>>;
}

export function twin(of: Twin): Design {
  const { name, rule, summary, breaks, without = [], remarks = {} } = of;
  const claims = setAndList.claims.filter(
    (claim) => !without.includes(claim.name),
  );
  return {
    ...setAndList,
    name,
    source: `set-and-list without ${rule}`,
    summary,
    rules: setAndList.rules.filter((id) => id !== rule),
    claims,
    expect: expecting(claims, breaks),
    scopes: of.scopes ?? [twinScope],
    mendedBy: 'set-and-list',
    remarks,
  };
}
