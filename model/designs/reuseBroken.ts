import { oneMdevEach, twin } from './twin.js';

export const reuseBroken = twin({
  name: 'reuse-broken',
  rule: 'reuse-after-last-put',
  summary:
    'A free returns the number to the pool whoever still holds it. The ' +
    "users' later puts are then taken from the next owner's references.",
  breaks: [
    'inter-vm-dma',
    'intra-vm-dma',
    'free-while-active',
    'stale-use',
    'single-owner',
    'references-balance',
  ],
  // No free is ever pending, so nothing is left to forbid meanwhile.
  withoutRules: ['no-get-while-pending'],
  without: ['free-while-bound-goes-pending', 'pending-free-completes'],
  scopes: [oneMdevEach],
  remarks: {
    'pending-reclaimable': 'Holds, because no free is ever pending.',
  },
});
