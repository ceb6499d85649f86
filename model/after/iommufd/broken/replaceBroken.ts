import { twinOf } from '../../twin.js';
import { iommufd, twoTables } from '../iommufd.js';

export const replaceBroken = twinOf(iommufd, {
  name: 'iommufd-replace-broken',
  rule: 'replace-in-place',
  summary: 'Replace tears the entry down and sets it up anew.',
  breaks: ['replace-without-gap'],
  scope: twoTables,
  remarks: {
    'inter-vm-dma':
      'Holds: what finds no entry is blocked, so that the gap costs the ' +
      'guest its DMA and nobody else anything.',
  },
});
