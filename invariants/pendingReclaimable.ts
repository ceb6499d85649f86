import type { RecoverableClaim } from '../checker/language/claim.js';
import { is } from '../checker/language/formula.js';
import { ioasid } from '../model/operations/addresses.js';

export const pendingReclaimable: RecoverableClaim = {
  kind: 'recoverable',
  name: 'pending-reclaimable',
  says:
    'From every reachable state in which the free of a PASID is pending, a ' +
    'state can be reached in which the number is back in the pool.',
  source: 'R14, R16, section 3',
  notCovered:
    'whether it gets there if the guest does not want to: that takes fairness',
  objects: { p: 'ioasid' },
  such: is(ioasid('p'), 'freePending'),
  until: is(ioasid('p'), 'free'),
};
