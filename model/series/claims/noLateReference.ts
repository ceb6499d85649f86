import type { NeverClaim } from '../../../checker/language/claim.js';
import { is, lit } from '../../../checker/language/formula.js';
import { holding } from '../../core/operations/fragments/addresses.js';

export const noLateReference: NeverClaim = {
  kind: 'never',
  name: 'pending-gains-nothing',
  says: 'Nobody gets a reference on an id whose free is already pending.',
  source: 'R15',
  objects: { u: 'user', p: 'ioasid' },
  such: is(holding('u', 'p'), undefined, { late: lit(true) }),
};
