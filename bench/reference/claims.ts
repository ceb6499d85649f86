/** What the reference protocol claims, and the witnesses beside it. */
import type { Claim } from '../../checker/language/claim.js';
import {
  all,
  any,
  apply,
  is,
  not,
  same,
} from '../../checker/language/formula.js';
import { allowed, inFlight, loaded, pasidAt } from './operations.js';

const SOURCE = 'issue 3, "The reference protocol"';

export const referenceClaims: readonly Claim[] = [
  {
    kind: 'never',
    name: 'foreign-flight',
    says:
      "What is in flight on a device is owned by the device's VM and bound, " +
      'or pending.',
    source: SOURCE,
    objects: { d: 'mdev', p: 'ioasid' },
    such: all(
      inFlight('d', 'p'),
      not(
        is(pasidAt('p'), ['BOUND', 'FREE_PENDING'], {
          owner: apply('vmOf', 'd'),
        }),
      ),
    ),
  },
  {
    kind: 'never',
    name: 'loaded-unlisted',
    says: 'What a device has loaded is on its list.',
    source: SOURCE,
    objects: { d: 'mdev', p: 'ioasid' },
    such: all(loaded('d', 'p'), not(allowed('d', 'p'))),
  },
  {
    kind: 'never',
    name: 'free-listed',
    says: 'A free PASID is on no list.',
    source: SOURCE,
    objects: { d: 'mdev', p: 'ioasid' },
    such: all(is(pasidAt('p'), 'FREE'), allowed('d', 'p')),
  },
  {
    kind: 'sometimes',
    name: 'two-vms-in-flight',
    says: 'Devices of two VMs have DMA under way at once.',
    source: SOURCE,
    objects: { d: 'mdev', e: 'mdev', p: 'ioasid', q: 'ioasid' },
    such: all(
      not(any(same(apply('vmOf', 'd'), apply('vmOf', 'e')), same('p', 'q'))),
      inFlight('d', 'p'),
      inFlight('e', 'q'),
    ),
  },
  {
    kind: 'sometimes',
    name: 'pending-in-flight',
    says: 'A PASID is freed while a DMA with it is under way.',
    source: SOURCE,
    objects: { d: 'mdev', p: 'ioasid' },
    such: all(is(pasidAt('p'), 'FREE_PENDING'), inFlight('d', 'p')),
  },
];
