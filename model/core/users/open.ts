import { is } from '../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  require,
  section,
  send,
} from '../../../checker/language/operation.js';
import type { Operation } from '../../../checker/language/operation.js';
import { oneOf } from '../../../checker/language/domain.js';
import { ioasidFd } from '../operations/fragments/addresses.js';
import { isSetOf } from '../operations/fragments/sets.js';
import { setAlloc } from '../operations/setAlloc.js';
import { callWith } from '../within.js';
import { constant, ownMm, thread } from './fragments.js';

/** @param quota what USER asks for, hard-coded there */
export const open = (quota: number): Operation =>
  defineOperation({
    name: 'open',
    meaning:
      'A VMM opens /dev/ioasid, once at a time: a set of type MM for its mm, ' +
      'whose pointer the file keeps.',
    source: 'section 1 /dev/ioasid FD (USER), R24',
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
        ]),
      ]),
    ],
  });
