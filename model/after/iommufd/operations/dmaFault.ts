import { is } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { device } from '../../../operations/fragments/hardware.js';
import { dma, tableEntry } from '../addresses.js';

export const dmaFault = defineOperation({
  name: 'dmaFault',
  meaning:
    'The IOMMU blocks a request for which it has no entry. What is only ' +
    'cached may have been evicted, so a request may fault there too.',
  source: 'R7, R31 (DMA of an unbound device is blocked)',
  agent: device,
  params: { p: 'ioasid' },
  sections: [
    section('fault', 'IOMMU: unrecoverable fault, request aborted', [
      require(is(tableEntry('d', 'p'), ['absent', 'cleared']), 'EEXIST'),
      send(dma('d', 'p'), 'FAULT', {}, 'EINVAL'),
    ]),
  ],
});
