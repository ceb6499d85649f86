import { twin } from './twin.js';

export const flushBroken = twin({
  name: 'flush-broken',
  rule: 'flush',
  summary:
    'What is cached of a cleared entry is never invalidated. The number ' +
    'goes to another VM, and DMA of the new owner is translated by what ' +
    "is cached, into the old owner's memory.",
  breaks: ['inter-vm-dma', 'free-while-active', 'stale-use'],
  remarks: {
    'intra-vm-dma':
      'Holds: an mdev emits only what is loaded, so DMA translated by a ' +
      'cached entry of its own VM comes from a device that is bound.',
  },
});
