import { twinOf } from '../../twin.js';
import { bothKinds, rfc2 } from '../rfc2.js';

export const kindsBroken = twinOf(rfc2, {
  name: 'rfc2-kinds-broken',
  rule: 'vpasid-on-one-kind',
  summary:
    'The CPU sends to either kind of device a number that was made for the ' +
    'other. As the VMM enforces R30, this is what a hostile one can do.',
  breaks: ['inter-vm-dma', 'intra-vm-dma', 'enqcmd-own-number'],
  without: ['second-kind-refused'],
  scope: bothKinds,
});
