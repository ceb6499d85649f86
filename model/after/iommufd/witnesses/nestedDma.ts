import type { SometimesClaim } from '../../../../checker/language/claim.js';
import { all, is } from '../../../../checker/language/formula.js';
import { attachment, dma, hwpt } from '../addresses.js';

export const nestedDma: SometimesClaim = {
  kind: 'sometimes',
  name: 'nested-dma',
  says: 'A device has DMA under way by an HWPT_NESTED that is attached.',
  source: 'section 7 (HWPT_NESTED)',
  objects: { d: 'device', p: 'ioasid', h: 'hwpt' },
  such: all(
    is(hwpt('h'), 'nested'),
    is(attachment('d', 'p'), 'attached', { hwpt: 'h' }),
    is(dma('d', 'p'), 'translated', { through: 'h' }),
  ),
};
