import { twinOf } from '../../twin.js';
import { allowFd, oneNumber } from '../allowFd.js';

export const fdHeldBroken = twinOf(allowFd, {
  name: 'allow-fd-held-broken',
  rule: 'fd-held',
  summary:
    'vfio takes the number of an FD on trust. A VM names the FD of ' +
    'another one, and an id of it, for its own device.',
  breaks: ['inter-vm-dma', 'allowed-by-given-fd'],
  without: ['unheld-fd-refused'],
  scope: oneNumber,
});
