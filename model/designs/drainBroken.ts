import { oneMdevEach, twin } from './twin.js';

export const drainBroken = twin({
  name: 'drain-broken',
  rule: 'drain',
  summary:
    'References are dropped while DMA is under way. What was emitted ' +
    'before the unbind is translated after the number went to another ' +
    "VM behind the same function, by that VM's entry.",
  breaks: ['inter-vm-dma', 'intra-vm-dma', 'free-while-active', 'stale-use'],
  scopes: [oneMdevEach],
});
