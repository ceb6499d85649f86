import type { NeverClaim } from '../../../../checker/language/claim.js';
import { all, any, exists, is } from '../../../../checker/language/formula.js';
import { fdBinding, request, vpasid } from '../addresses.js';

export const unboundSilent: NeverClaim = {
  kind: 'never',
  name: 'unbound-silent',
  says: 'A device that is not bound to an FD has no DMA and no guest PASID.',
  source: 'R31, RFC2 1.2-1.3',
  notCovered: 'requests without PASID',
  objects: { d: 'device' },
  such: all(
    is(fdBinding('d'), 'unbound'),
    any(
      is(request('d'), ['emitted', 'landed']),
      exists('p', 'ioasid', is(vpasid('d', 'p'), 'attached')),
    ),
  ),
};
