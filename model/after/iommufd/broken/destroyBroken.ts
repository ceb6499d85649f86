import { twinOf } from '../../twin.js';
import { iommufd, oneTable } from '../iommufd.js';

export const destroyBroken = twinOf(iommufd, {
  name: 'iommufd-destroy-broken',
  rule: 'destroy-refuses-users',
  summary:
    'Destroying a page table does not ask who uses it. The entry goes ' +
    'on pointing to freed memory.',
  breaks: [
    'inter-vm-dma',
    'stale-use',
    'destroyed-while-used',
    'users-balance',
  ],
  without: ['destroy-refused'],
  scope: oneTable,
  remarks: {
    'inter-vm-dma':
      'What is at the freed page tables by then decides where the DMA ' +
      'lands.',
    'intra-vm-dma':
      'Holds as a matter of words: the attachment still names the id.',
  },
});
