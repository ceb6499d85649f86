import { is } from '../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  section,
  send,
  when,
} from '../../../checker/language/operation.js';
import type { Step } from '../../../checker/language/operation.js';
import { ioasidFd } from '../operations/fragments/addresses.js';
import { isRegistered } from '../operations/fragments/sets.js';
import { freeAll } from '../operations/freeAll.js';
import { setFree } from '../operations/setFree.js';
import { callWith } from '../within.js';
import { ownMm, thread } from './fragments.js';

/** With a stale pointer both calls find it invalid and do nothing. */
const ifRegistered = (steps: readonly Step[]): Step =>
  forEach('mine', 'set', is(ioasidFd(ownMm), 'releasing', { set: 'mine' }), [
    when(isRegistered('mine'), steps),
  ]);

export const close = defineOperation({
  name: 'close',
  meaning:
    'A VMM closes /dev/ioasid: every id of its set is freed, then the set. ' +
    'EBUSY from set_free is ignored, as the release callback does.',
  source: 'section 2 VM exit, FD close (USER)',
  agent: thread,
  params: {},
  sections: [
    section('free ids', 'ioasid_fops_release: ioasid_free_all_in_set', [
      send(ioasidFd(ownMm), 'RELEASE', {}, 'EBADF'),
      ifRegistered(callWith(freeAll, { set: 'mine' })),
    ]),
    section('free set', 'ioasid_fops_release: ioasid_set_free', [
      ifRegistered(callWith(setFree, { set: 'mine' })),
      send(ioasidFd(ownMm), 'RELEASED'),
    ]),
  ],
});
