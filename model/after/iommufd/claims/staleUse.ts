import type { NeverClaim } from '../../../../checker/language/claim.js';
import { is, lit } from '../../../../checker/language/formula.js';
import { dma } from '../addresses.js';

export const staleUse: NeverClaim = {
  kind: 'never',
  name: 'stale-use',
  says: 'No DMA lands by a page table that has meanwhile been destroyed.',
  source: 'R12, R16, section 5f',
  objects: { d: 'device', p: 'ioasid' },
  such: is(dma('d', 'p'), 'landed', { life: lit('past') }),
};
