import { twinOf } from '../../twin.js';
import { bothKinds, rfc2 } from '../rfc2.js';

export const portalBroken = twinOf(rfc2, {
  name: 'rfc2-portal-broken',
  rule: 'portal-withheld',
  summary:
    "Before the CPU translates, the guest's own number leaves its mdev, and " +
    "may be another VM's there.",
  breaks: ['inter-vm-dma', 'intra-vm-dma', 'enqcmd-own-number'],
  without: ['early-enqcmd-refused', 'enqcmd-by-neighbour'],
  scope: bothKinds,
});
