import type { NeverClaim } from '../../../checker/language/claim.js';
import { is, lit } from '../../../checker/language/formula.js';
import { pageRequest } from '../../core/operations/fragments/around.js';

export const responseOwn: NeverClaim = {
  kind: 'never',
  name: 'response-own',
  says: 'No VM answers a page request made with the PASID of another.',
  source: 'section 5f late responses, R12, R16; R1',
  objects: { f: 'function', p: 'ioasid' },
  such: is(pageRequest('f', 'p'), undefined, { foreign: lit(true) }),
};
