import {
  defineOperation,
  section,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { through } from './fragments/files.js';
import { free as freeId } from './fragments/reclaim.js';

export const free = defineOperation({
  name: 'free',
  meaning:
    'A holder of an FD frees an id of it. It goes back to the pool when the ' +
    'last device has let go.',
  source: 'R2, R12, R14',
  agent: thread,
  params: { f: 'fd', p: 'ioasid' },
  sections: [
    section('free', 'ioctl on the ioasid FD', [
      through('f'),
      ...freeId('f', 'p'),
    ]),
  ],
});
