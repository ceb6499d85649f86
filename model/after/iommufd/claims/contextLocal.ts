import type { NeverClaim } from '../../../../checker/language/claim.js';
import {
  all,
  any,
  exists,
  is,
  not,
  same,
} from '../../../../checker/language/formula.js';
import { fdOf, hwpt, iommufdDevice, viommu } from '../addresses.js';
import { isAttached } from './users.js';

export const contextLocal: NeverClaim = {
  kind: 'never',
  name: 'context-local',
  says:
    'Nothing in one context refers to a page table of another: no device ' +
    'bound to it, no HWPT_NESTED of it, no vIOMMU of it.',
  source: 'section 7 (FD-scoped ids), R1',
  objects: { f: 'fd', h: 'hwpt' },
  such: all(
    not(same(fdOf('h'), 'f')),
    any(
      is(viommu('f'), 'live', { parent: 'h' }),
      exists(
        'child',
        'hwpt',
        all(
          same(fdOf('child'), 'f'),
          is(hwpt('child'), 'nested', { parent: 'h' }),
        ),
      ),
      exists(
        'd',
        'device',
        all(
          is(iommufdDevice('d'), undefined, { fd: 'f' }),
          exists('p', 'ioasid', isAttached('d', 'p', 'h')),
        ),
      ),
    ),
  ),
};
