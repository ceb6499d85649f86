import { is } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
} from '../../../../checker/language/operation.js';
import { device } from '../../../operations/fragments/hardware.js';
import { dma, iommufdDevice } from '../addresses.js';

export const dmaEmit = defineOperation({
  name: 'dmaEmit',
  meaning:
    'A function assigned whole issues a DMA with any PASID at any time, once ' +
    'its VM can reach it.',
  source: 'section 5a, R7, R31',
  agent: device,
  params: { p: 'ioasid' },
  sections: [
    section('emit', 'request with PASID prefix leaves the device', [
      under(
        'access-after-bind',
        require(is(iommufdDevice('d'), 'bound'), 'ENODEV'),
      ),
      send(dma('d', 'p'), 'EMIT', {}, 'EBUSY'),
    ]),
  ],
});
