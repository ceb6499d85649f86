import { twinOf } from '../../twin.js';
import { rfc2, withoutEnqcmd } from '../rfc2.js';

export const translationBroken = twinOf(rfc2, {
  name: 'rfc2-translation-broken',
  rule: 'vpasid-to-parent-number',
  summary:
    "An mdev sends the guest's number, which may be another VM's in the " +
    "parent's table.",
  breaks: ['inter-vm-dma', 'intra-vm-dma'],
  without: ['raw-number-refused'],
  scope: withoutEnqcmd,
});
