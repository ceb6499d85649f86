/**
 * The rules of the core. Their order matters where several refuse one call:
 * the first one's errno is what the caller sees (section 9: get answers EBUSY
 * before EACCES).
 */
import type { GuardRule, SectionRule } from '../../checker/language/rule.js';
import type { ModelRule } from '../rules.js';

const guard = (
  id: string,
  at: readonly [chart: string, guard: string, errno: string],
  claim: string,
  source: string,
): ModelRule & GuardRule => ({
  kind: 'guard',
  topic: id.startsWith('own-') ? 'ownership' : 'lifetime',
  id,
  chart: at[0],
  guard: at[1],
  errno: at[2],
  claim,
  enforcer: 'core',
  source,
});

const part = (
  id: string,
  claim: string,
  enforcer: string,
  source: string,
): ModelRule & SectionRule => ({
  kind: 'section',
  topic: id.startsWith('own-') ? 'ownership' : 'lifetime',
  id,
  claim,
  enforcer,
  source,
});

export const rules: readonly ModelRule[] = [
  guard(
    'get-refuses-pending',
    ['ioasid', 'noGetWhilePending', 'EBUSY'],
    'A pending id gets no new reference from ioasid_get.',
    'R15, section 9',
  ),
  guard(
    'own-set-at-get',
    ['ioasid', 'ownSetAtGet', 'EACCES'],
    'ioasid_get with a set refuses an id of another set.',
    'R3, section 9',
  ),
  guard(
    'own-set-at-put',
    ['ioasid', 'ownSetAtPut', 'EACCES'],
    'ioasid_put with a set refuses an id of another set.',
    'R3',
  ),
  guard(
    'own-set-at-find',
    ['ioasid', 'ownSetAtFind', 'EACCES'],
    'ioasid_find with a set refuses an id of another set.',
    'R3',
  ),
  guard(
    'own-set-at-free',
    ['ioasid', 'ownSetAtFree', 'EACCES'],
    'Only the owning set frees an id; NULL does not.',
    'R2, section 2 ioasid_free',
  ),
  guard(
    'quota-at-alloc',
    ['ioasidSet', 'quota', 'ENOSPC'],
    'A set holds no more ids than its quota.',
    'R25, R36',
  ),
  guard(
    'capacity',
    ['capacity', 'enough', 'ENOSPC'],
    'No more is promised to sets than is available.',
    'R25',
  ),
  guard(
    'within-total',
    ['capacity', 'withinTotal', 'EINVAL'],
    'No more capacity is given back than there is in all.',
    'section 2 cancel_capacity',
  ),
  guard(
    'one-pointer',
    ['privateData', 'isFree', 'EBUSY'],
    'Private data is stored once and not replaced.',
    'section 2 ioasid_attach_data',
  ),
  part(
    'own-mm-at-get-if-owned',
    'get_if_owned refuses an id of another process.',
    'core, asked by the IOMMU uAPI',
    'R1, V4-11',
  ),
  part(
    'free-pending-set',
    'set_free with ids left marks the set, and its last id destroys it.',
    'core (v4-fixed)',
    'R26, section 9',
  ),
  part(
    'set-vanishes-with-last-id',
    'A set disappears with its last id, asked for or not.',
    'core (v4)',
    'section 9',
  ),
  part(
    'pending-record-names-block',
    'A record made before its set exists stores the block and the mm.',
    'core (v4-fixed)',
    'section 9, R20',
  ),
  part(
    'set-goes-with-unregister',
    'An empty set is destroyed when a block of its mm or chain goes.',
    'core (v4-fixed; v4 by assumption)',
    'recordings',
  ),
  guard(
    'no-take-while-pending',
    ['ioasid', 'noTakeWhilePending', 'EBUSY'],
    'A pending id gets no new reference from find_by_spid; no posted ' +
      'version has this.',
    'R15, section 2 ioasid_find_by_spid',
  ),
  part(
    'quota-comes-back',
    'A destroyed set gives its quota back to the pool; no recorded version ' +
      'does.',
    'core',
    'R25, section 1 pool accounting',
  ),
  part(
    'unbind-cancels-work',
    'An unbind that comes before the deferred teardown of the same id cancels ' +
      'it; no posted version is known to.',
    'IOMMU driver',
    'R16, V4-14',
  ),
  part(
    'iommu-reacts',
    'The IOMMU driver defers the teardown of a freed id it has data for.',
    'IOMMU driver',
    'V4-14',
  ),
  part(
    'kvm-reacts',
    'KVM takes a reference on BIND and drops one on UNBIND.',
    'KVM',
    'section 2, who takes references',
  ),
];

/** What every posted state of the core enforces. */
const always: readonly string[] = [
  'get-refuses-pending',
  'own-set-at-get',
  'own-set-at-put',
  'own-set-at-find',
  'own-set-at-free',
  'quota-at-alloc',
  'capacity',
  'within-total',
  'one-pointer',
  'set-goes-with-unregister',
];

/** One state of the core's code. */
export interface Variant {
  readonly name: string;
  /** Where that code is carried. */
  readonly source: string;
  readonly rules: readonly string[];
  /** Calls that this state of the code does not have. */
  readonly lacks: readonly string[];
}

export const v4: Variant = {
  name: 'v4',
  source: 'the series without later fixes (section 9)',
  rules: [...always, 'set-vanishes-with-last-id'],
  lacks: ['get_if_owned'],
};

export const v4Fixed: Variant = {
  name: 'v4-fixed',
  source: 'CODE: the series with its later fixes (section 9)',
  rules: [
    ...always,
    'own-mm-at-get-if-owned',
    'free-pending-set',
    'pending-record-names-block',
  ],
  lacks: [],
};

/** v4-fixed with what its users would need; nobody has posted this. */
export const v4Mended: Variant = {
  name: 'v4-mended',
  source: 'v4-fixed, changed until the claims hold',
  rules: [
    ...v4Fixed.rules.filter((rule) => rule !== 'set-goes-with-unregister'),
    'no-take-while-pending',
    'quota-comes-back',
    'unbind-cancels-work',
  ],
  lacks: [],
};

/** Handlers that do something beside taking note. */
export const reactions: readonly string[] = ['iommu-reacts', 'kvm-reacts'];
