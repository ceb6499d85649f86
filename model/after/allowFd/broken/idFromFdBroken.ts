import { twinOf } from '../../twin.js';
import { allowFd, oneNumber } from '../allowFd.js';

export const idFromFdBroken = twinOf(allowFd, {
  name: 'allow-fd-id-broken',
  rule: 'id-from-fd',
  summary:
    'The id is not looked up in the FD that was named. A VM names its ' +
    'own FD and the id of another one.',
  breaks: ['inter-vm-dma', 'allowed-by-given-fd'],
  without: ['id-of-other-fd-refused'],
  scope: oneNumber,
});
