import type { SometimesClaim } from '../../checker/language/claim.js';
import { all, not, same } from '../../checker/language/formula.js';
import { vmOf } from '../../model/operations/addresses.js';
import { isBound } from '../users.js';

export const onePasidOnTwoDevices: SometimesClaim = {
  kind: 'sometimes',
  name: 'one-pasid-on-two-devices',
  says: 'One PASID is bound to two devices of one VM at once.',
  source: 'SEED (multiple mdevs assigned to the same VM), section 2',
  objects: { p: 'ioasid', d: 'device', e: 'device' },
  such: all(
    not(same('d', 'e')),
    same(vmOf('d'), vmOf('e')),
    isBound('d', 'p'),
    isBound('e', 'p'),
  ),
};
