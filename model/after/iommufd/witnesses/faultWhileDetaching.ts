import type { SometimesClaim } from '../../../../checker/language/claim.js';
import { all, is } from '../../../../checker/language/formula.js';
import { attachment, pageRequest } from '../addresses.js';

export const faultWhileDetaching: SometimesClaim = {
  kind: 'sometimes',
  name: 'fault-while-detaching',
  says: 'A page request is outstanding when its PASID is detached.',
  source: 'section 5f, section 7',
  objects: { d: 'device', p: 'ioasid' },
  such: all(
    is(attachment('d', 'p'), 'detaching'),
    is(pageRequest('d', 'p'), 'raised'),
  ),
};
