import { twinOf } from '../../twin.js';
import { allowFd, oneNumber } from '../allowFd.js';

export const setAtFreeBroken = twinOf(allowFd, {
  name: 'allow-fd-free-broken',
  rule: 'set-at-free',
  summary: 'An id is freed through any FD.',
  breaks: ['foreign-free'],
  scope: oneNumber,
  remarks: {
    'inter-vm-dma':
      'Holds: devices hold references, so that the owner loses a number and ' +
      'nobody gains one.',
  },
});
