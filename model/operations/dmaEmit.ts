import { is } from '../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../checker/language/operation.js';
import { dma, listing } from './addresses.js';
import { ifMdev } from './fragments/devices.js';
import { device } from './fragments/hardware.js';

export const dmaEmit = defineOperation({
  name: 'dmaEmit',
  meaning:
    'A device issues a DMA with a PASID: an mdev with what is loaded, a ' +
    'function assigned whole with any PASID at any time (section 5a).',
  source: 'section 5a and 5b, R7, JG-0329',
  agent: device,
  params: { p: 'ioasid' },
  sections: [
    section('emit', 'request with PASID prefix leaves the device', [
      ifMdev('d', [require(is(listing('m', 'p'), 'loaded'), 'ENXIO')]),
      send(dma('d', 'p'), 'EMIT', {}, 'EBUSY'),
    ]),
  ],
});
