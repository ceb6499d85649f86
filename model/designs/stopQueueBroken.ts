import { twin } from './twin.js';

export const stopQueueBroken = twin({
  name: 'stop-queue-broken',
  rule: 'stop-queue-on-unbind',
  summary:
    "Unbind leaves the PASID in the mdev's work queue. As long as " +
    'another mdev of the function is bound to it the entry is there, ' +
    'and DMA of the unbound mdev passes.',
  breaks: ['intra-vm-dma'],
  remarks: {
    'inter-vm-dma':
      'Holds: the loaded queue keeps its reference (load-takes-reference), so ' +
      'the number does not reach another VM while it is loaded.',
  },
});
