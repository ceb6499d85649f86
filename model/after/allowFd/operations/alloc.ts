import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { ioasid } from '../../../operations/addresses.js';
import { through } from './fragments/files.js';

export const alloc = defineOperation({
  name: 'alloc',
  meaning:
    'A holder of an FD allocates an id in it. Leaves out limits (R36) and how ' +
    'the page table of the id is filled, which goes through the same FD.',
  source: 'R11, R32, YL-0401',
  agent: thread,
  params: { f: 'fd', p: 'ioasid' },
  sections: [
    section('alloc', 'ioctl on the ioasid FD', [
      through('f'),
      send(ioasid('p'), 'ALLOC', { fd: 'f' }, 'ENOSPC'),
    ]),
  ],
});
