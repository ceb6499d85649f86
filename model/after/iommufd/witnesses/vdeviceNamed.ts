import type { SometimesClaim } from '../../../../checker/language/claim.js';
import { all, is, not, same } from '../../../../checker/language/formula.js';
import { vdevice } from '../addresses.js';

export const vdeviceNamed: SometimesClaim = {
  kind: 'sometimes',
  name: 'same-virt-id-in-two-contexts',
  says: 'Two contexts use one virt_id, each for a device of its own.',
  source: 'R9, R23, IOMMUFD (vDEVICE)',
  objects: { f: 'fd', g: 'fd', i: 'virtId', d: 'device', e: 'device' },
  such: all(
    not(same('f', 'g')),
    is(vdevice('d'), 'live', { fd: 'f', virtId: 'i' }),
    is(vdevice('e'), 'live', { fd: 'g', virtId: 'i' }),
  ),
};
