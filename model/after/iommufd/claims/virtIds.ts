import type { NeverClaim } from '../../../../checker/language/claim.js';
import {
  all,
  any,
  is,
  not,
  same,
} from '../../../../checker/language/formula.js';
import { iommufdDevice, vdevice } from '../addresses.js';

export const virtIds: NeverClaim = {
  kind: 'never',
  name: 'virt-id-names-one-device',
  says:
    'In one vIOMMU a virt_id names one device, and that device is bound to ' +
    'the same context.',
  source: 'R9, IOMMUFD (vDEVICE)',
  objects: { f: 'fd', i: 'virtId', d: 'device', e: 'device' },
  such: all(
    is(vdevice('d'), 'live', { fd: 'f', virtId: 'i' }),
    any(
      all(
        not(same('d', 'e')),
        is(vdevice('e'), 'live', { fd: 'f', virtId: 'i' }),
      ),
      not(is(iommufdDevice('d'), undefined, { fd: 'f' })),
    ),
  ),
};
