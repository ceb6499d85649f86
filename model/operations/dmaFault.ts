import { is } from '../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../checker/language/operation.js';
import { dma, functionOf, pasidTableEntry } from './addresses.js';
import { device } from './fragments/hardware.js';

export const dmaFault = defineOperation({
  name: 'dmaFault',
  meaning:
    'The IOMMU blocks a request for which it has no entry. What is only ' +
    'cached may have been evicted, so a request may fault there too.',
  source: 'R7, section 2 VM exit (UR faults are tolerated)',
  agent: device,
  params: { p: 'ioasid' },
  sections: [
    section('fault', 'IOMMU: unrecoverable fault, request aborted', [
      require(is(pasidTableEntry(functionOf('d'), 'p'), [
        'absent',
        'cleared',
      ]), 'EEXIST'),
      send(dma('d', 'p'), 'FAULT', {}, 'EINVAL'),
    ]),
  ],
});
