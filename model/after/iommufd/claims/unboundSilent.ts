import type { NeverClaim } from '../../../../checker/language/claim.js';
import { all, any, exists, is } from '../../../../checker/language/formula.js';
import { dma, iommufdDevice, tableEntry } from '../addresses.js';

export const unboundSilent: NeverClaim = {
  kind: 'never',
  name: 'unbound-silent',
  says:
    'A device that no context owns has no DMA under way and no entry, and ' +
    'nothing is cached of one.',
  source: 'R31, IOMMUFD (DMA ownership)',
  notCovered: 'the default domain, which is not modelled',
  objects: { d: 'device' },
  such: all(
    is(iommufdDevice('d'), 'unbound'),
    exists(
      'p',
      'ioasid',
      any(
        is(dma('d', 'p'), ['emitted', 'translated']),
        is(tableEntry('d', 'p'), ['present', 'cleared', 'presentOverCached']),
      ),
    ),
  ),
};
