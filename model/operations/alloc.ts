import { any, exists, is, not } from '../../checker/language/formula.js';
import {
  defineOperation,
  section,
  send,
  waitFor,
} from '../../checker/language/operation.js';
import { ioasid, ioasidSet, vmOf } from './addresses.js';
import { call, thread } from './fragments/call.js';

export const alloc = defineOperation({
  name: 'alloc',
  meaning:
    'A VM asks for a PASID; p is the number the allocator picks, any free ' +
    'one. The quota is looked at before the pool. The real call returns ' +
    'INVALID_IOASID for every failure; the errnos are those of its parts.',
  source: 'section 2 ioasid_alloc, R25, R36',
  agent: thread,
  params: { p: 'ioasid' },
  sections: [
    section('alloc', 'ioasid_alloc', [
      call,
      send(ioasidSet(vmOf('t')), 'CHARGE', {}, 'ENOSPC'),
      // The allocator never picks a taken number while there is a free one.
      waitFor(
        any(
          is(ioasid('p'), 'free'),
          not(exists('q', 'ioasid', is(ioasid('q'), 'free'))),
        ),
      ),
      send(ioasid('p'), 'ALLOC', { by: vmOf('t') }, 'ENOSPC'),
    ]),
  ],
});
