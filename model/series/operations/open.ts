import { is, same } from '../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  require,
  section,
  send,
} from '../../../checker/language/operation.js';
import type { Operation } from '../../../checker/language/operation.js';
import { oneOf } from '../../../checker/language/domain.js';
import { ioasidFd } from '../../core/operations/fragments/addresses.js';
import { join } from '../../core/operations/fragments/chain.js';
import { isSetOf } from '../../core/operations/fragments/sets.js';
import { setAlloc } from '../../core/operations/setAlloc.js';
import { callWith } from '../../core/within.js';
import { vmOf } from '../../operations/addresses.js';
import { constant, ownMm, thread } from './fragments/calls.js';

/** @param quota what USER asks for, hard-coded there */
export const open = (quota: number): Operation =>
  defineOperation({
    name: 'open',
    meaning:
      'A VMM opens /dev/ioasid, once at a time: a set of type MM for its mm, ' +
      "whose pointer the file keeps. Its mdevs' drivers put their blocks on " +
      "the set's chain as soon as there is one.",
    source: 'section 1 /dev/ioasid FD (USER), R24, register_notifier',
    agent: thread,
    params: { quota: oneOf(String(quota)) },
    sections: [
      section('open', 'ioasid_fops_open: ioasid_set_alloc', [
        require(is(ioasidFd(ownMm), 'closed'), 'EBUSY'),
        ...callWith(setAlloc, {
          token: ownMm,
          quota: 'quota',
          type: constant('mmType'),
        }),
        forEach('made', 'set', isSetOf('made', ownMm), [
          send(ioasidFd(ownMm), 'OPEN', { set: 'made' }),
          forEach('queue', 'vdcm', same(vmOf('queue'), ownMm), [
            join('queue', 'made'),
          ]),
        ]),
      ]),
    ],
  });
