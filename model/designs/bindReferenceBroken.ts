import { twin } from './twin.js';

export const bindReferenceBroken = twin({
  name: 'bind-reference-broken',
  rule: 'bind-takes-reference',
  summary:
    'Nobody holds a reference for a bound device, so a free returns the ' +
    'number at once although the device is bound and its entry is ' +
    'there. The next owner shares that entry.',
  breaks: [
    'inter-vm-dma',
    'intra-vm-dma',
    'free-while-active',
    'stale-use',
    'single-owner',
    'references-balance',
  ],
});
