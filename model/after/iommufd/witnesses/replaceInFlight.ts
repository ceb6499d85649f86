import type { SometimesClaim } from '../../../../checker/language/claim.js';
import { all, is } from '../../../../checker/language/formula.js';
import { attachment, dma } from '../addresses.js';

export const replaceInFlight: SometimesClaim = {
  kind: 'sometimes',
  name: 'replace-in-flight',
  says: 'A page table is replaced while a DMA translated by it is under way.',
  source: 'section 7 (replace)',
  objects: { d: 'device', p: 'ioasid', h: 'hwpt' },
  such: all(
    is(attachment('d', 'p'), 'replacing', { old: 'h' }),
    is(dma('d', 'p'), 'translated', { through: 'h' }),
  ),
};
