import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { vmOf } from '../../../operations/addresses.js';
import { holding, ioasidFd } from '../addresses.js';

export const fdOpen = defineOperation({
  name: 'fdOpen',
  meaning:
    'A process opens /dev/ioasid. The page tables of its ids will map the ' +
    "memory of this process, whoever else has the FD. [I]: the mails don't " +
    'say whose memory a holder that was passed the FD may map.',
  source: 'R11, R32, YL-0401',
  agent: thread,
  params: { f: 'fd' },
  sections: [
    section('open', 'open of /dev/ioasid', [
      send(ioasidFd('f'), 'OPEN', { by: vmOf('t') }, 'EBUSY'),
      send(holding(vmOf('t'), 'f'), 'RECEIVE'),
    ]),
  ],
});
