/** A known-bad twin: set-and-list with one rule taken away. */
import type { RuleId } from '../../checker/language/operation.js';
import type { Design } from '../design.js';
import { expecting } from '../expecting.js';
import { parseScope } from '../scope.js';
import type { Scope } from '../scope.js';
import { setAndList } from './setAndList.js';

/** The mdevs of the review scope and one PASID: broken designs have many
 * more states than sound ones, and one number is enough to misuse. */
const onePasid: Scope = parseScope('ioasids=1,quota=1');

/** One mdev a VM, where that shows the same and takes a tenth of the time. */
export const oneMdevEach: Scope = parseScope('ioasids=1,mdevs=1+1,quota=1');

export interface Twin {
  readonly name: string;
  readonly rule: RuleId;
  /** What goes wrong, in one paragraph. */
  readonly summary: string;
  /** The claims that break. */
  readonly breaks: readonly string[];
  /** Rules that have nothing left to do once `rule` is gone. */
  readonly withoutRules?: readonly RuleId[];
  /** Witnesses that cannot be reached without the rule. */
  readonly without?: readonly string[];
  readonly scopes?: readonly Scope[];
  readonly remarks?: Readonly<Record<string, string>>;
}

export function twin(of: Twin): Design {
  const { name, rule, summary, breaks, remarks = {} } = of;
  const gone = [rule, ...(of.withoutRules ?? [])];
  const claims = setAndList.claims.filter(
    (claim) => of.without?.includes(claim.name) !== true,
  );
  return {
    ...setAndList,
    name,
    source: `set-and-list without ${rule}`,
    summary,
    rules: setAndList.rules.filter((id) => !gone.includes(id)),
    claims,
    expect: expecting(claims, breaks),
    scopes: of.scopes ?? [onePasid],
    mendedBy: 'set-and-list',
    remarks,
  };
}
