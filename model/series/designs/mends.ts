/** Changes to the series, each what one patch would do. */
import type { Mend } from '../../design.js';

export const cancelAtUnbind: Mend = {
  cause:
    'An unbind that has looked its PASID up goes on after a free has ' +
    'queued the teardown of the same binding. Both run to their end: ' +
    'the work acts by number on what the unbind has already put and ' +
    'freed, so one reference too many is dropped, from whoever holds ' +
    'the number by then.',
  name: 'the last unbind cancels the teardown queued for its id',
  on: ['unbind-cancels-work'],
};

export const refusePending: Mend = {
  cause:
    'ioasid_find_by_spid looks at no state: a queue can be loaded with ' +
    'an id whose free is pending, and so keep the number for as long as ' +
    'its guest likes.',
  name: 'ioasid_find_by_spid gives no reference on a pending id',
  on: ['no-take-while-pending'],
};

export const giveQuotaBack: Mend = {
  cause:
    'Destroying a set leaves its quota out of ioasid_capacity_avail. ' +
    'Opening and closing /dev/ioasid uses the pool up, for every VM.',
  name: 'a destroyed set gives its quota back',
  on: ['quota-comes-back'],
};

export const keepSetAtUnregister: Mend = {
  cause:
    'Unregistering a notifier destroys the set if it is empty, also ' +
    'under an open /dev/ioasid, whose pointer is stale from then on.',
  name: 'unregistering a block leaves the set alone',
  on: [],
  off: ['set-goes-with-unregister'],
};

export const keepSetWithoutIds: Mend = {
  cause:
    'A set has no reference count and disappears with its last id, also ' +
    'under an open /dev/ioasid, whose pointer is stale from then on.',
  name: 'a set outlives its last id until it is freed',
  on: ['free-pending-set'],
  off: ['set-vanishes-with-last-id'],
};

export const storeRecord: Mend = {
  cause:
    'register_notifier_mm before the set exists stores a record without ' +
    'block and token. The caller is told that it listens; nobody ever ' +
    'calls it.',
  name: 'a record made before its set exists stores block and mm',
  on: ['pending-record-names-block'],
};

export const oneLock: Mend = {
  cause:
    'The allocator lock and the lock of the mm-notifier list are taken ' +
    'in an order that depends on the caller: set_alloc and a ' +
    'registration wait for each other.',
  name: 'one lock for ids, sets and the list of mm notifiers',
  on: ['one-lock'],
};

export const listPerDevice: Mend = {
  cause:
    'BIND and UNBIND go to every block of the set, name no device, and ' +
    'come with the first and the last device only. A driver that builds ' +
    'a list from them, or keeps none, cannot know what is bound to its ' +
    'own mdev.',
  name:
    'each mdev driver is told of its own binds and unbinds, and checks its ' +
    'list at load',
  on: ['event-per-device', 'list-at-load'],
  off: ['vdcm-lists', 'vdcm-reacts'],
};

export const loadLooksAgain: Mend = {
  cause:
    'The queue is programmed with a number that was looked up before ' +
    'the guest PASID was detached.',
  name: 'the mdev driver looks the guest PASID up again before it programs',
  on: ['load-looks-again'],
};

export const withholdPortal: Mend = {
  cause:
    'Before KVM translates, ENQCMD sends the number in the PASID MSR as ' +
    'it is.',
  name: 'the ENQCMD portal is withheld until KVM translates',
  on: ['portal-after-translation'],
};

export const checkDevice: Mend = {
  cause:
    'ENQCMD to a shared work queue does not pass the mdev driver, and ' +
    "KVM's table is one per VM: a vCPU uses any device of the VM with " +
    'any bound PASID, whatever list the mdev keeps.',
  name: 'a shared queue takes only what is bound to its own device',
  on: ['device-checked-at-enqcmd'],
};

export const countMm: Mend = {
  cause:
    "A set's token is a plain mm pointer. When the process is gone and " +
    'its set is not, the next process with that mm_struct owns the set.',
  name: 'a set counts the mm its token names',
  on: ['set-counts-mm'],
};

export const unchargeOwner: Mend = {
  cause:
    'The reclaim uncharges the cgroup of whoever runs it, or of nobody ' +
    'in a worker. Who was charged stays charged; somebody else gets it ' +
    'back.',
  name: 'reclaim uncharges who was charged',
  on: ['uncharge-owner'],
  off: ['uncharge-runner'],
};

export const checkMmAtIoctl: Mend = {
  cause:
    'Whoever has the file of a set open frees its ids, while bind goes by ' +
    'current->mm: a process that was passed the file can free what another ' +
    'process has bound, and cannot bind what it has allocated.',
  name: '/dev/ioasid refuses a process that its set does not name',
  on: ['own-mm-at-ioctl'],
};

export const holdAtResponse: Mend = {
  cause:
    'iommu_page_response looks the number up without taking a reference. ' +
    'Freed and handed out again before the answer goes on, it names the ' +
    'request of another VM.',
  name: 'a page response holds a reference while it is under way',
  on: ['reference-at-response'],
};

export const checkMm: Mend = {
  cause:
    'Bind looks the PASID up with a NULL set, which skips the check of ' +
    'the owner: a VM binds the PASID of another.',
  name: 'the IOMMU uAPI looks ids up by ioasid_get_if_owned',
  on: ['own-mm-at-get-if-owned'],
};

export const setOutlivesIds: Mend = {
  cause:
    'The last put of a set destroys it while ids of it are pending; ' +
    'their reclaim then writes to freed memory.',
  name: 'the last put of a set waits for its last id',
  on: ['free-pending-set'],
  off: ['set-dies-at-last-put'],
};

/** The design's rules with these changes made. */
export const mended = (
  rules: readonly string[],
  mends: readonly Mend[],
): readonly string[] => [
  ...new Set([
    ...rules.filter(
      (rule) => !mends.some(({ off = [] }) => off.includes(rule)),
    ),
    ...mends.flatMap(({ on }) => on),
  ]),
];
