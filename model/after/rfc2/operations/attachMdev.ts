import { is, not } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { fdBinding, vpasid } from '../addresses.js';
import { inTable } from './fragments/numbers.js';

export const attachMdev = defineOperation({
  name: 'attachMdev',
  meaning:
    'A guest PASID is attached on an mdev without ENQCMD. p is a number of ' +
    "the parent's space that no mdev has, of the kernel's choice.",
  source: 'R29, RFC2 1.4',
  agent: thread,
  params: { d: 'mdev', v: 'ioasid', p: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('attach', 'VFIO_ATTACH_IOASID', [
      require(is(fdBinding('d'), 'bound'), 'ENODEV'),
      require(not(inTable('d', 'p')), 'ENOSPC'),
      send(vpasid('d', 'v'), 'ATTACH', { number: 'p' }, 'EBUSY'),
    ]),
  ],
});
