/** Scenarios that must be reached, or a verdict says nothing. */
import type { SometimesClaim } from '../../../checker/language/claim.js';
import { all, is, lit, not, same } from '../../../checker/language/formula.js';
import {
  holding,
  ioasid,
  privateId,
} from '../../core/operations/fragments/addresses.js';

export const twoVmsBound: SometimesClaim = {
  kind: 'sometimes',
  name: 'two-vms-bound',
  says: 'Ids of two sets are bound at once, by the same SPID.',
  source: 'R23',
  objects: { p: 'ioasid', q: 'ioasid', s: 'set', r: 'set', g: 'spid' },
  such: all(
    not(same('s', 'r')),
    is(ioasid('p'), undefined, { set: 's' }),
    is(ioasid('q'), undefined, { set: 'r' }),
    is(privateId('p'), undefined, { spid: 'g' }),
    is(privateId('q'), undefined, { spid: 'g' }),
  ),
};

export const kvmHeld: SometimesClaim = {
  kind: 'sometimes',
  name: 'kvm-holds',
  says: 'KVM heard of a bind and holds a reference.',
  source: 'section 2, who takes references',
  objects: { k: 'kvm', p: 'ioasid' },
  such: is(holding('k', 'p'), undefined, { held: lit(1) }),
};

export const heldTwice: SometimesClaim = {
  kind: 'sometimes',
  name: 'bound-and-loaded',
  says: 'An id is bound and loaded into a queue.',
  source: 'section 2, who takes references',
  objects: { i: 'iommu', v: 'vdcm', p: 'ioasid' },
  such: all(
    is(holding('i', 'p'), undefined, { held: lit(1) }),
    is(holding('v', 'p'), undefined, { held: lit(1) }),
  ),
};

export const pendingWithIommu: SometimesClaim = {
  kind: 'sometimes',
  name: 'pending-with-iommu-only',
  says: 'A free is pending with only the IOMMU driver holding on.',
  source: 'section 3',
  objects: { i: 'iommu', p: 'ioasid' },
  such: all(
    is(ioasid('p'), 'freePending', { references: lit(1) }),
    is(holding('i', 'p'), undefined, { held: lit(1) }),
  ),
};
