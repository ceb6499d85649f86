import {
  all,
  exists,
  is,
  not,
  same,
} from '../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  section,
  send,
  under,
  when,
} from '../../../checker/language/operation.js';
import type { Section, Step } from '../../../checker/language/operation.js';
import {
  ioasidFd,
  ioasidSet,
} from '../../core/operations/fragments/addresses.js';
import { leaveChain } from '../../core/operations/fragments/destroySet.js';
import { isRegistered } from '../../core/operations/fragments/sets.js';
import { freeAll } from '../../core/operations/freeAll.js';
import { setFree } from '../../core/operations/setFree.js';
import { callWith } from '../../core/within.js';
import { ownMm, thread } from './fragments/calls.js';

/** Another process has the same file open; its release is still to come. */
const sharedFile = exists(
  'other',
  'mm',
  all(
    not(same('other', ownMm)),
    exists(
      'shared',
      'set',
      all(
        is(ioasidFd(ownMm), undefined, { set: 'shared' }),
        is(ioasidFd('other'), 'open', { set: 'shared' }),
      ),
    ),
  ),
);

/** With a stale pointer both calls find it invalid and do nothing. */
const ifRegistered = (steps: readonly Step[]): Step =>
  forEach('mine', 'set', is(ioasidFd(ownMm), 'releasing', { set: 'mine' }), [
    when(isRegistered('mine'), steps),
  ]);

/** ioasid_set_put of V2 and V3: the last reference is the file's. */
const lastSetPut: readonly Step[] = [
  ...leaveChain('mine'),
  send(ioasidSet('mine'), 'DIE'),
];

/** What the release callback of the file does. */
export const closeSections: readonly [Section, Section] = [
  section('free ids', 'ioasid_fops_release: ioasid_free_all_in_set', [
    send(ioasidFd(ownMm), 'RELEASE', {}, 'EBADF'),
    when(
      sharedFile,
      [send(ioasidFd(ownMm), 'RELEASED')],
      [ifRegistered(callWith(freeAll, { set: 'mine' }))],
    ),
  ]),
  section('free set', 'ioasid_fops_release: ioasid_set_free', [
    when(is(ioasidFd(ownMm), 'releasing'), [
      under('set-dies-at-last-put', ifRegistered(lastSetPut)),
      ifRegistered(callWith(setFree, { set: 'mine' })),
      send(ioasidFd(ownMm), 'RELEASED'),
    ]),
  ]),
];

export const close = defineOperation({
  name: 'close',
  meaning:
    'A VMM closes /dev/ioasid: every id of its set is freed, then the set. ' +
    'EBUSY from set_free is ignored, as the release callback does. In V2 and ' +
    "V3 the file's reference on the set goes, and the set with it.",
  source: 'section 2 VM exit, FD close (USER), ioasid_set_put',
  agent: thread,
  params: {},
  sections: closeSections,
});
