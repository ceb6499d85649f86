import { twinOf } from '../../twin.js';
import { iommufd, oneTable } from '../iommufd.js';

export const drainBroken = twinOf(iommufd, {
  name: 'iommufd-drain-broken',
  rule: 'drain',
  summary:
    'Detach and replace do not wait for what is under way. It lands by ' +
    'a page table that is gone.',
  breaks: [
    'intra-vm-dma',
    'stale-use',
    'destroyed-while-used',
    'unbound-silent',
  ],
  scope: oneTable,
  remarks: {
    'inter-vm-dma':
      'Holds: the address was found while the page table was in use, so ' +
      "that it is one of the VM's own.",
  },
});
