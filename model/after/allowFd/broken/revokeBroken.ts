import { twinOf } from '../../twin.js';
import { allowFd, wholeFunctions } from '../allowFd.js';

export const revokeBroken = twinOf(allowFd, {
  name: 'allow-fd-revoke-broken',
  rule: 'revoke-before-put',
  withoutRules: ['flush'],
  summary: 'Disallowing drops the reference and leaves the entry in the IOMMU.',
  breaks: ['inter-vm-dma', 'intra-vm-dma', 'free-while-active', 'stale-use'],
  scope: wholeFunctions,
  remarks: {
    'inter-vm-dma':
      'Takes an FD that was passed once: what was shared on purpose goes on ' +
      'when it should be over.',
  },
});
