import {
  defineOperation,
  section,
  send,
  when,
} from '../../../checker/language/operation.js';
import { ioasidFd } from '../../core/operations/fragments/addresses.js';
import { free } from '../../core/operations/free.js';
import { callWith } from '../../core/within.js';
import { ioctl, ofAnother, ownMm, thread } from './fragments/calls.js';

export const freeId = defineOperation({
  name: 'free',
  meaning: 'IOASID_REQUEST_FREE of any number, whoever owns it.',
  source: 'section 1 /dev/ioasid FD (USER), section 2 ioasid_free, R2',
  agent: thread,
  params: { pasid: 'ioasid' },
  sections: [
    section(
      'free',
      'ioasid_free',
      ioctl([
        when(ofAnother(ownMm, 'pasid'), [
          send(ioasidFd(ownMm), 'FREES_FOREIGN'),
        ]),
        ...callWith(free, { set: 'mine', id: 'pasid' }),
      ]),
    ),
  ],
});
