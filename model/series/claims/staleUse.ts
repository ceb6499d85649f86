import type { NeverClaim } from '../../../checker/language/claim.js';
import { all, any, is, lit, not } from '../../../checker/language/formula.js';
import { ioasid } from '../../core/operations/fragments/addresses.js';
import { binding, dma } from '../../operations/addresses.js';

const past = { life: lit('past') };

export const staleUse: NeverClaim = {
  kind: 'never',
  name: 'stale-use',
  says:
    'What belongs to one life of a PASID never acts on the next: no DMA ' +
    'lands by a translation of a life that has ended, and no binding is ' +
    'left over when the number is handed out again.',
  source: 'R12, R16, section 5f',
  notCovered:
    'references and queues left over, which the two claims of R16 see',
  objects: { d: 'device', p: 'ioasid' },
  such: any(
    is(dma('d', 'p'), 'landed', past),
    all(
      not(is(ioasid('p'), 'free')),
      is(binding('d', 'p'), ['bound', 'unbinding'], past),
    ),
  ),
};
