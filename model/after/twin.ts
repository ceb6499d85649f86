/** A known-bad twin: a design with one rule taken away. */
import type { RuleId } from '../../checker/language/operation.js';
import type { Design } from '../design.js';
import { expecting } from '../expecting.js';
import type { Scope } from '../scope.js';

export interface TwinText {
  readonly name: string;
  readonly rule: RuleId;
  /** Rules that have nothing left to do once `rule` is gone. */
  readonly withoutRules?: readonly RuleId[];
  /** What goes wrong, in one paragraph. */
  readonly summary: string;
  /** The claims that break. */
  readonly breaks: readonly string[];
  /** Witnesses that cannot be reached without the rule. */
  readonly without?: readonly string[];
  readonly scope: Scope;
  readonly remarks?: Readonly<Record<string, string>>;
}

export function twinOf(design: Design, text: TwinText): Design {
  const { name, rule, summary, breaks, without = [], scope, remarks } = text;
  const gone = [rule, ...(text.withoutRules ?? [])];
  const claims = design.claims.filter((claim) => !without.includes(claim.name));
  return {
    ...design,
    name,
    source: `${design.name} without ${rule}`,
    summary,
    rules: design.rules.filter((id) => !gone.includes(id)),
    claims,
    expect: expecting(claims, breaks),
    scopes: [scope],
    mendedBy: design.name,
    remarks: remarks ?? {},
  };
}
