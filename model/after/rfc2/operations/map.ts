import { is } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { access, fdBinding } from '../addresses.js';

export const map = defineOperation({
  name: 'map',
  meaning: 'A VMM maps the registers of a device into its guest.',
  source: 'R31, RFC2 1.2',
  agent: thread,
  params: { d: 'device' },
  where: ownDevice('d'),
  sections: [
    section('map', 'mmap of the device', [
      under('bind-before-use', require(is(fdBinding('d'), 'bound'), 'ENODEV')),
      send(access('d'), 'MAP', {}, 'EBUSY'),
    ]),
  ],
});
