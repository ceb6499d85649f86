import {
  defineOperation,
  require,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { vpasid } from '../addresses.js';
import { hasNumber } from './fragments/numbers.js';
import { drainNumber } from './fragments/requests.js';

export const detach = defineOperation({
  name: 'detach',
  meaning:
    'A guest PASID is detached. Entry, cache and what is under way go in one ' +
    'step: what happens in between is the matter of iommufd and allow-fd.',
  source: 'R29, R16',
  agent: thread,
  params: { d: 'device', v: 'ioasid', p: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('detach', 'VFIO_DETACH_IOASID', [
      require(hasNumber('d', 'v', 'p'), 'ENOENT'),
      drainNumber('d', 'p'),
      send(vpasid('d', 'v'), 'DETACH'),
    ]),
  ],
});
