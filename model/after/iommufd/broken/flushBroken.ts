import { twinOf } from '../../twin.js';
import { iommufd, oneTable } from '../iommufd.js';

export const flushBroken = twinOf(iommufd, {
  name: 'iommufd-flush-broken',
  rule: 'flush',
  summary:
    'Detach and replace leave what is cached. The device goes on with ' +
    'a page table that is gone.',
  breaks: [
    'inter-vm-dma',
    'intra-vm-dma',
    'stale-use',
    'destroyed-while-used',
    'unbound-silent',
  ],
  scope: oneTable,
  remarks: {
    'inter-vm-dma':
      'The cached translation outlives its page table, whose memory ' +
      'anybody may have by then.',
  },
});
