import { is, not } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { fdBinding, vpasid } from '../addresses.js';
import { foreignThere, otherwiseNamed } from './fragments/numbers.js';

export const attachMdevEnqcmd = defineOperation({
  name: 'attachMdevEnqcmd',
  meaning:
    'A guest PASID is attached on an mdev with ENQCMD. p is a global number, ' +
    'the same on all such devices of the VM, as the CPU knows only one.',
  source: 'R29, RFC2 1.4',
  agent: thread,
  params: { d: 'mdev', v: 'ioasid', p: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('attach', 'VFIO_ATTACH_IOASID', [
      require(is(fdBinding('d'), 'bound'), 'ENODEV'),
      require(not(otherwiseNamed('d', 'v', 'p')), 'EINVAL'),
      require(not(foreignThere('d', 'v', 'p')), 'ENOSPC'),
      send(vpasid('d', 'v'), 'ATTACH', { number: 'p' }, 'EBUSY'),
    ]),
  ],
});
