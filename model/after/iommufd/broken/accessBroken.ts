import { twinOf } from '../../twin.js';
import { iommufd, oneTable } from '../iommufd.js';

export const accessBroken = twinOf(iommufd, {
  name: 'iommufd-access-broken',
  rule: 'access-after-bind',
  summary: 'A device can be reached while nobody owns its DMA.',
  breaks: ['unbound-silent'],
  scope: oneTable,
  remarks: {
    'inter-vm-dma':
      'Holds: nothing is attached, so that the IOMMU blocks what the ' +
      'device emits. In the kernel an unowned device has the default ' +
      'domain, which is not modelled.',
  },
});
