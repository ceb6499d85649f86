import type { RecoverableClaim } from '../../../checker/language/claim.js';
import { is } from '../../../checker/language/formula.js';
import { ioasid } from '../../core/operations/fragments/addresses.js';

export const pendingCompletes: RecoverableClaim = {
  kind: 'recoverable',
  name: 'pending-reclaimable',
  says:
    'From every state in which the free of an id is pending, one can be ' +
    'reached in which the number is back in the pool.',
  source: 'R14, R16',
  notCovered: 'whether it gets there by itself: that takes fairness',
  objects: { p: 'ioasid' },
  such: is(ioasid('p'), 'freePending'),
  until: is(ioasid('p'), 'free'),
};
