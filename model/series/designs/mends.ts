/** Changes to the series, each what one patch would do. */
import type { Mend } from '../../design.js';

export const cancelAtUnbind: Mend = {
  name: 'the last unbind cancels the teardown queued for its id',
  on: ['unbind-cancels-work'],
};

export const refusePending: Mend = {
  name: 'ioasid_find_by_spid gives no reference on a pending id',
  on: ['no-take-while-pending'],
};

export const giveQuotaBack: Mend = {
  name: 'a destroyed set gives its quota back',
  on: ['quota-comes-back'],
};

export const keepSetAtUnregister: Mend = {
  name: 'unregistering a block leaves the set alone',
  on: [],
  off: ['set-goes-with-unregister'],
};

export const keepSetWithoutIds: Mend = {
  name: 'a set outlives its last id until it is freed',
  on: ['free-pending-set'],
  off: ['set-vanishes-with-last-id'],
};

export const storeRecord: Mend = {
  name: 'a record made before its set exists stores block and mm',
  on: ['pending-record-names-block'],
};

export const oneLock: Mend = {
  name: 'one lock for ids, sets and the list of mm notifiers',
  on: ['one-lock'],
};

export const listPerDevice: Mend = {
  name:
    'each mdev driver is told of its own binds and unbinds, and checks its ' +
    'list at load',
  on: ['event-per-device', 'list-at-load'],
  off: ['vdcm-lists', 'vdcm-reacts'],
};

export const loadLooksAgain: Mend = {
  name: 'the mdev driver looks the guest PASID up again before it programs',
  on: ['load-looks-again'],
};

export const withholdPortal: Mend = {
  name: 'the ENQCMD portal is withheld until KVM translates',
  on: ['portal-after-translation'],
};

export const checkDevice: Mend = {
  name: 'a shared queue takes only what is bound to its own device',
  on: ['device-checked-at-enqcmd'],
};

export const countMm: Mend = {
  name: 'a set counts the mm its token names',
  on: ['set-counts-mm'],
};

export const unchargeOwner: Mend = {
  name: 'reclaim uncharges who was charged',
  on: ['uncharge-owner'],
  off: ['uncharge-runner'],
};

export const checkMm: Mend = {
  name: 'the IOMMU uAPI looks ids up by ioasid_get_if_owned',
  on: ['own-mm-at-get-if-owned'],
};

export const setOutlivesIds: Mend = {
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
