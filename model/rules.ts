/**
 * Every rule of the model. The order matters where several rules refuse one
 * message: the first one's errno is what the caller sees, as in the code
 * (kernel-facts section 9: get_if_owned answers EPERM before EBUSY, get
 * answers EBUSY before EACCES).
 */
import type { Errno, RuleId } from '../checker/language/operation.js';
import type { Design } from './design.js';
import type { Need } from './needs.js';
import type { GuardRule, Rule, SectionRule } from '../checker/language/rule.js';

/** `ownership`: who may name what. `lifetime`: who may outlive what. */
export type ModelRule = Rule & {
  readonly topic: 'ownership' | 'lifetime';
  /** What a scope must have for the rule to be able to fire. A system whose
   * scope lacks it is built without the rule. */
  readonly needs?: Need;
};

const guard = (
  topic: ModelRule['topic'],
  id: RuleId,
  at: readonly [chart: string, guard: string, errno: Errno],
  claim: string,
  enforcer: string,
  source: string,
  needs?: Need,
): ModelRule & GuardRule => ({
  kind: 'guard',
  topic,
  id,
  chart: at[0],
  guard: at[1],
  errno: at[2],
  claim,
  enforcer,
  source,
  ...(needs === undefined ? {} : { needs }),
});

const part = (
  topic: ModelRule['topic'],
  id: RuleId,
  claim: string,
  enforcer: string,
  source: string,
  needs?: Need,
): ModelRule & SectionRule => ({
  kind: 'section',
  topic,
  id,
  claim,
  enforcer,
  source,
  ...(needs === undefined ? {} : { needs }),
});

export const rules: readonly ModelRule[] = [
  guard(
    'ownership',
    'set-at-bind',
    ['ioasid', 'setAtBind', 'EPERM'],
    "A VM binds a page table only to a PASID in its own VM's set.",
    'core, asked by the IOMMU uAPI (ioasid_get_if_owned)',
    'R1, V4-11, KT-0330, SEED',
  ),
  guard(
    'ownership',
    'set-at-load',
    ['ioasid', 'setAtLoad', 'ENXIO'],
    "An mdev loads a PASID only if it is in the VM's set.",
    'mdev driver (ioasid_find_by_spid in the set of current->mm)',
    'R4, JP-0329, KT-0330',
  ),
  guard(
    'ownership',
    'id-from-fd',
    ['ioasid', 'idFromFd', 'ENOENT'],
    'A device is allowed an id only from an FD the caller holds.',
    'vfio and core (DEVICE_ALLOW_IOASID)',
    'R11, JG-0330b, YL-0401, JG-0401',
  ),
  guard(
    'lifetime',
    'no-get-while-pending',
    ['ioasid', 'noGetWhilePending', 'EBUSY'],
    'A PASID whose free is pending takes no new reference.',
    'core',
    'R15, section 3',
  ),
  guard(
    'ownership',
    'set-at-get',
    ['ioasid', 'setAtGet', 'EACCES'],
    'A get with a set takes no reference on a foreign PASID.',
    'core (ioasid_get)',
    'R3, CODE',
  ),
  guard(
    'ownership',
    'set-at-free',
    ['ioasid', 'setAtFree', 'EINVAL'],
    'Only the owning set, or FD, may free an id.',
    'core (ioasid_free)',
    'R2, CODE',
  ),
  guard(
    'lifetime',
    'reuse-after-last-put',
    ['ioasid', 'reuseAfterLastPut', 'EBUSY'],
    'A freed number is handed out again only after the last put.',
    'core',
    'R16, section 3',
  ),
  guard(
    'ownership',
    'list-at-load',
    ['listing', 'listAtLoad', 'EPERM'],
    "An mdev loads a PASID only if it is on that mdev's own list.",
    'mdev driver (list built from BIND and UNBIND)',
    'R5, SEED, JG-0329',
    'an mdev',
  ),
  guard(
    'lifetime',
    'claim-before-teardown',
    ['binding', 'claimBeforeTeardown', 'EINVAL'],
    'An unbind takes the device off the list before it tears down, so that ' +
      'a second unbind of the same device finds nothing.',
    'IOMMU driver',
    'R19, R27, V4-14',
    'two threads of one VM',
  ),
  guard(
    'lifetime',
    'quota',
    ['ioasidSet', 'quota', 'ENOSPC'],
    'A VM owns no more PASIDs than its quota.',
    'core (ioasid_alloc)',
    'R25, R36',
  ),
  part(
    'ownership',
    'table-per-function',
    "A request translates only by its own function's PASID table.",
    'IOMMU',
    'R7, JG-0329',
    'two functions',
  ),
  part(
    'lifetime',
    'bind-takes-reference',
    'The first device bound to a PASID takes a reference for the IOMMU ' +
      'driver, the last one unbound drops it.',
    'IOMMU driver',
    'R16, section 2 bind_gpasid, V4-14',
  ),
  part(
    'lifetime',
    'allow-takes-reference',
    'A device holds a reference on every PASID it is allowed.',
    'vfio',
    'R11, R12, JG-0330b',
  ),
  part(
    'lifetime',
    'load-takes-reference',
    'A work queue holds a reference on the PASID it is loaded with.',
    'mdev driver (VDCM)',
    'R16, section 2 who takes references',
    'an mdev',
  ),
  part(
    'lifetime',
    'unlist-on-unbind',
    "Unbinding a PASID from an mdev takes it off that mdev's list.",
    'mdev driver (IOASID_UNBIND)',
    'R5, SEED, section 3',
    'an mdev',
  ),
  part(
    'lifetime',
    'stop-queue-on-unbind',
    'Unbinding a PASID from an mdev clears the work queue that has it.',
    'mdev driver (IOASID_UNBIND)',
    'R17, R18',
    'an mdev',
  ),
  part(
    'lifetime',
    'flush',
    'PASID cache, IOTLB and device TLB are invalidated after the entry is ' +
      'cleared and before the reference goes.',
    'IOMMU driver',
    'R16, section 3, V4-14',
  ),
  part(
    'lifetime',
    'drain',
    'What a device has under way is waited for before the reference goes.',
    'IOMMU driver and mdev driver',
    'R16, section 3, V4-14',
  ),
  part(
    'lifetime',
    'undo-on-failure',
    'An operation that fails puts the reference it took.',
    'IOMMU uAPI and mdev driver',
    'section 2 bind_gpasid, V4-11',
  ),
];

/** Rules that say who may outlive what, in the order above. */
export const lifetimeRules: readonly RuleId[] = rules
  .filter((rule) => rule.topic === 'lifetime')
  .map((rule) => rule.id);

/** The rules a design is a choice of. */
export const rulesOf = ({
  ruleSet,
}: Pick<Design, 'ruleSet'>): readonly ModelRule[] => ruleSet ?? rules;

/**
 * A rule that the design knows, on or off.
 *
 * @throws if there is no such rule
 */
export function ruleOf(design: Pick<Design, 'ruleSet'>, id: RuleId): ModelRule {
  const known = rulesOf(design);
  const found = known.find((rule) => rule.id === id);
  if (found === undefined)
    throw new Error(
      `unknown rule '${id}'; the design is a choice of ` +
        `${known.map((rule) => rule.id).join(', ')}. Correct its list or ` +
        `add the rule to that set.`,
    );
  return found;
}

/**
 * @throws if there is no such rule in the mail's model
 */
export const ruleNamed = (id: RuleId): ModelRule => ruleOf({}, id);
