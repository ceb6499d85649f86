import { is, lit } from '../../checker/language/formula.js';
import {
  defineOperation,
  section,
  send,
  when,
} from '../../checker/language/operation.js';
import { binding, dma } from './addresses.js';
import { device } from './fragments/hardware.js';

export const dmaLand = defineOperation({
  name: 'dmaLand',
  meaning:
    'A translated request reaches memory. Whether the device is bound to the ' +
    'PASID at that moment is noted; a device whose unbind has not ended counts ' +
    'as bound.',
  source: 'section 5f, R16',
  agent: device,
  params: { p: 'ioasid' },
  sections: [
    section('land', 'memory is read or written', [
      when(
        is(binding('d', 'p'), ['bound', 'unbinding'], { life: lit('current') }),
        [send(dma('d', 'p'), 'LAND', { bound: lit(true) }, 'EINVAL')],
        [send(dma('d', 'p'), 'LAND', { bound: lit(false) }, 'EINVAL')],
      ),
    ]),
  ],
});
