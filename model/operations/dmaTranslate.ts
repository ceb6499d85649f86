import { oneOf } from '../../checker/language/domain.js';
import { same } from '../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
} from '../../checker/language/operation.js';
import { dma, functionOf, pasidTableEntry } from './addresses.js';
import { device } from './fragments/hardware.js';

export const dmaTranslate = defineOperation({
  name: 'dmaTranslate',
  meaning:
    'The IOMMU translates a request by the PASID-table entry, or by what is ' +
    'cached of one. space and life are what it finds there. The table is that ' +
    "of the requester's function (R7); without that rule it is any function's.",
  source: 'R7, section 1 IOMMU PASID table, JG-0329',
  agent: device,
  params: {
    p: 'ioasid',
    through: 'function',
    space: 'vm',
    life: oneOf('current', 'past'),
  },
  sections: [
    section('translate', 'IOMMU: PASID-table walk or IOTLB hit', [
      under(
        'table-per-function',
        require(same('through', functionOf('d')), 'EACCES'),
      ),
      send(
        pasidTableEntry('through', 'p'),
        'LOOKUP',
        { space: 'space', life: 'life' },
        'EFAULT',
      ),
      send(
        dma('d', 'p'),
        'TRANSLATE',
        { space: 'space', life: 'life' },
        'EINVAL',
      ),
    ]),
  ],
});
