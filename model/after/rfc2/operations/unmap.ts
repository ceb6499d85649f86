import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { access } from '../addresses.js';

export const unmap = defineOperation({
  name: 'unmap',
  meaning: 'The last mapping of a device goes; what is under way goes on.',
  source: 'R31, RFC2 1.3',
  agent: thread,
  params: { d: 'device' },
  where: ownDevice('d'),
  sections: [
    section('unmap', 'munmap of the device', [
      send(access('d'), 'UNMAP', {}, 'EINVAL'),
    ]),
  ],
});
