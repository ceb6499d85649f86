import {
  defineOperation,
  section,
} from '../../../checker/language/operation.js';
import { free } from '../operations/free.js';
import { callWith } from '../within.js';
import { thread, ioctl } from './fragments.js';

export const freeId = defineOperation({
  name: 'free',
  meaning: 'IOASID_REQUEST_FREE of any number, whoever owns it.',
  source: 'section 1 /dev/ioasid FD (USER), section 2 ioasid_free',
  agent: thread,
  params: { pasid: 'ioasid' },
  sections: [
    section(
      'free',
      'ioasid_free',
      ioctl(callWith(free, { set: 'mine', id: 'pasid' })),
    ),
  ],
});
