import type { NeverClaim } from '../checker/language/claim.js';
import { all, any, is, lit } from '../checker/language/formula.js';
import { binding, dma, ioasid } from '../model/operations/addresses.js';

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
    'work queues and KVM references left over, which free-while-active sees ' +
    'when the number returns to the pool',
  objects: { d: 'device', p: 'ioasid' },
  such: any(
    is(dma('d', 'p'), 'landed', past),
    all(
      is(ioasid('p'), ['idle', 'active', 'freePending']),
      is(binding('d', 'p'), ['bound', 'unbinding'], past),
    ),
  ),
};
