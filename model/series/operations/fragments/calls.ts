/** What scripts of the core's users share. */
import {
  all,
  exists,
  is,
  lit,
  not,
} from '../../../../checker/language/formula.js';
import type { Formula, Term } from '../../../../checker/language/formula.js';
import {
  forEach,
  require,
  send,
  under,
  when,
} from '../../../../checker/language/operation.js';
import type { Agent, Step } from '../../../../checker/language/operation.js';
import { hasSet, isSetOf } from '../../../core/operations/fragments/sets.js';
import {
  holding,
  ioasid,
  ioasidFd,
  ioasidSet,
} from '../../../core/operations/fragments/addresses.js';
import { reclaim } from '../../../core/operations/fragments/reclaim.js';
import { put } from '../../../core/operations/put.js';
import { callWith } from '../../../core/within.js';

/** A thread of a VMM, on its own behalf or its guest's. */
export const thread: Agent = { kind: 'thread', var: 't', sort: 'thread' };

/** current->mm. */
export const ownMm: Term = { relation: 'mmOf', of: 't' };

/** A constant of the scope, such as a NULL argument. */
export const constant = (
  name:
    | 'noSet'
    | 'noData'
    | 'mmType'
    | 'lowest'
    | 'highest'
    | 'driverData'
    | 'withGet',
): Term => ({ relation: name, of: 't' });

/** The mdev driver's account of what it does for the caller's VM. */
export const vdcm: Term = { relation: 'vdcmOf', of: ownMm };

/** The KVM of the caller's VM. */
export const kvm: Term = { relation: 'kvmOf', of: ownMm };

/** The IOMMU driver, of which there is one. */
export const iommu: Term = { relation: 'iommuOf', of: 't' };

/** An ioctl: steps with the set the file points at as `mine`. */
export const ioctl = (steps: readonly Step[]): readonly Step[] => [
  send(ioasidFd(ownMm), 'CALL', {}, 'EBADF'),
  forEach('mine', 'set', is(ioasidFd(ownMm), 'open', { set: 'mine' }), [
    under(
      'own-mm-at-ioctl',
      require(is(ioasidSet('mine'), undefined, { token: ownMm }), 'EPERM'),
    ),
    ...steps,
  ]),
];

/** A look-up by current->mm: steps with the set found as `mine`. */
export const withMmSet = (steps: readonly Step[]): readonly Step[] => [
  require(hasSet(ownMm), 'ENODEV'),
  forEach('mine', 'set', isSetOf('mine', ownMm), steps),
];

/** The account of a reference just taken; call it before the reference. */
export const hold = (user: Term, pasid: Term): Step =>
  when(
    is(ioasid(pasid), 'freePending'),
    [send(holding(user, pasid), 'HOLD_LATE', {}, 'EBUSY')],
    [send(holding(user, pasid), 'HOLD', {}, 'EBUSY')],
  );

export const holdsNone = (user: Term, pasid: Term): Formula =>
  is(holding(user, pasid), undefined, { held: lit(0) });

/** `pasid` belongs to a set of another process than `mm`. */
export const ofAnother = (mm: Term, pasid: Term): Formula =>
  exists(
    'owner',
    'set',
    all(
      is(ioasid(pasid), undefined, { set: 'owner' }),
      not(is(ioasidSet('owner'), undefined, { token: mm })),
    ),
  );

/** The account of a reference about to be dropped for `mm`. */
const letGo = (user: Term, pasid: Term, mm: Term): readonly Step[] => [
  noteIfForeign(user, pasid, mm),
  send(holding(user, pasid), 'RELEASE'),
];

const noteIfForeign = (user: Term, pasid: Term, mm: Term): Step =>
  when(ofAnother(mm, pasid), [send(holding(user, pasid), 'PUTS_FOREIGN')]);

/** A reference is dropped, by number and without a set. The user believes it
 * gone whatever ioasid_put answers. */
export const release = (user: Term, pasid: Term): readonly Step[] => [
  ...letGo(user, pasid, ownMm),
  putByNumber(pasid),
];

const putByNumber = (pasid: Term): Step =>
  when(
    is(ioasid(pasid), 'free'),
    [],
    callWith(put, { set: constant('noSet'), id: pasid }),
  );

/** What a look-up took is given back as the call fails. Was it own when it was
 * taken, and is another's by now, that is noted; an id that nobody asked the
 * owner of is given back as it was taken. */
export const giveBack = (user: Term, pasid: Term): readonly Step[] => [
  under('own-mm-at-get-if-owned', noteIfForeign(user, pasid, ownMm)),
  send(holding(user, pasid), 'RELEASE'),
  putByNumber(pasid),
];

/** The same by a kernel worker, for a device of the VM `mm`. */
export const releaseByWorker = (
  user: Term,
  pasid: Term,
  mm: Term,
): readonly Step[] => [
  ...letGo(user, pasid, mm),
  when(not(is(ioasid(pasid), 'free')), [
    send(ioasid(pasid), 'PUT', { set: lit(null) }),
    reclaim(pasid),
  ]),
];
