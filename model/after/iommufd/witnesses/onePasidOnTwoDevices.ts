import type { SometimesClaim } from '../../../../checker/language/claim.js';
import { all, is, not, same } from '../../../../checker/language/formula.js';
import { attachment } from '../addresses.js';

export const onePasidOnTwoDevices: SometimesClaim = {
  kind: 'sometimes',
  name: 'one-pasid-on-two-devices',
  says: 'One page table is attached to one PASID of two devices of a VM.',
  source: 'SEED (multiple devices assigned to the same VM), section 7',
  objects: { d: 'device', e: 'device', p: 'ioasid', h: 'hwpt' },
  such: all(
    not(same('d', 'e')),
    is(attachment('d', 'p'), 'attached', { hwpt: 'h' }),
    is(attachment('e', 'p'), 'attached', { hwpt: 'h' }),
  ),
};
