import type { NeverClaim } from '../checker/language/claim.js';
import { is, lit } from '../checker/language/formula.js';
import { ioasid } from '../model/operations/addresses.js';

export const pendingGainsNothing: NeverClaim = {
  kind: 'never',
  name: 'pending-gains-nothing',
  says:
    'While the free of a PASID is pending nobody new gets a reference: what ' +
    'is left only becomes less.',
  source: 'R15, section 3',
  notCovered: 'who keeps the reference that his look-up took before the free',
  objects: { p: 'ioasid' },
  such: is(ioasid('p'), 'freePending', { grewPending: lit(true) }),
};
