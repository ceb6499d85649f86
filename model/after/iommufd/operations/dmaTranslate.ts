import { oneOf } from '../../../../checker/language/domain.js';
import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { device } from '../../../operations/fragments/hardware.js';
import { dma, hwpt, tableEntry } from '../addresses.js';

export const dmaTranslate = defineOperation({
  name: 'dmaTranslate',
  meaning:
    "The IOMMU translates a request by its own function's entry for the " +
    'PASID, or by what is cached of one. through, life and space are what it ' +
    'finds there: a page table, whether that is still one, and whose memory ' +
    'the walk ends in.',
  source: 'R7, section 1 IOMMU PASID table, JG-0329',
  agent: device,
  params: {
    p: 'ioasid',
    through: 'hwpt',
    space: 'vm',
    life: oneOf('current', 'past'),
  },
  sections: [
    section('translate', 'IOMMU: PASID-table walk or IOTLB hit', [
      send(
        tableEntry('d', 'p'),
        'LOOKUP',
        { hwpt: 'through', life: 'life' },
        'EFAULT',
      ),
      send(hwpt('through'), 'WALK', { space: 'space', life: 'life' }, 'EFAULT'),
      send(
        dma('d', 'p'),
        'TRANSLATE',
        { hwpt: 'through', space: 'space', life: 'life' },
        'EINVAL',
      ),
    ]),
  ],
});
