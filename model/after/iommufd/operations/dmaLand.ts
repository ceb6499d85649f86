import { any, is, lit } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  section,
  send,
  when,
} from '../../../../checker/language/operation.js';
import { device } from '../../../operations/fragments/hardware.js';
import { attachment, dma } from '../addresses.js';

export const dmaLand = defineOperation({
  name: 'dmaLand',
  meaning:
    'A translated request reaches memory. Whether the page table it was ' +
    'translated by is attached at that moment is noted; one whose replacement ' +
    'or detach has not ended counts as attached.',
  source: 'section 5f, R16',
  agent: device,
  params: { p: 'ioasid', through: 'hwpt' },
  sections: [
    section('land', 'memory is read or written', [
      when(
        any(
          is(attachment('d', 'p'), undefined, { hwpt: 'through' }),
          is(attachment('d', 'p'), undefined, { old: 'through' }),
        ),
        [
          send(
            dma('d', 'p'),
            'LAND',
            { hwpt: 'through', attached: lit(true) },
            'EINVAL',
          ),
        ],
        [
          send(
            dma('d', 'p'),
            'LAND',
            { hwpt: 'through', attached: lit(false) },
            'EINVAL',
          ),
        ],
      ),
    ]),
  ],
});
