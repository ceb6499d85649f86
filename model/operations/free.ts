import {
  defineOperation,
  section,
  send,
} from '../../checker/language/operation.js';
import { ioasid, vmOf } from './addresses.js';
import { call, thread } from './fragments/call.js';
import { reclaim } from './fragments/reclaim.js';

export const free = defineOperation({
  name: 'free',
  meaning:
    'A VM frees any PASID it can name. With other references left the number ' +
    'waits for the last put; freeing it again is a no-op. Leaves out the FREE ' +
    'event: nobody is made to let go, the guest unbinds or its exit does.',
  source: 'section 2 ioasid_free, section 3, R2, R14',
  agent: thread,
  params: { p: 'ioasid' },
  sections: [
    section('free', 'ioasid_free', [
      call,
      send(ioasid('p'), 'FREE', { by: vmOf('t') }, 'EINVAL'),
      reclaim('p'),
    ]),
  ],
});
