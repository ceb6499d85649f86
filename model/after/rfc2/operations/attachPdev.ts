import { is } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { fdBinding, vpasid } from '../addresses.js';

export const attachPdev = defineOperation({
  name: 'attachPdev',
  meaning:
    'A guest PASID is attached on a function assigned whole. Its number is ' +
    "the guest's, in that function's own table.",
  source: 'R29, RFC2 1.4',
  agent: thread,
  params: { d: 'vf', v: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('attach', 'VFIO_ATTACH_IOASID', [
      require(is(fdBinding('d'), 'bound'), 'ENODEV'),
      send(vpasid('d', 'v'), 'ATTACH', { number: 'v' }, 'EBUSY'),
    ]),
  ],
});
