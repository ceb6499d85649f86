import type { NeverClaim } from '../../../../checker/language/claim.js';
import { is, lit } from '../../../../checker/language/formula.js';
import { pageRequest } from '../addresses.js';

export const lateResponse: NeverClaim = {
  kind: 'never',
  name: 'late-response',
  says:
    'A response to a page request never reaches what was attached to that ' +
    'PASID of that device after the request was made.',
  source: 'section 5f, section 7 (detach answers outstanding faults)',
  objects: { d: 'device', p: 'ioasid' },
  such: is(pageRequest('d', 'p'), undefined, { late: lit(true) }),
};
