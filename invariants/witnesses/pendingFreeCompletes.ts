import type { SometimesClaim } from '../../checker/language/claim.js';
import { is, lit } from '../../checker/language/formula.js';
import { ioasid } from '../../model/operations/addresses.js';

export const pendingFreeCompletes: SometimesClaim = {
  kind: 'sometimes',
  name: 'pending-free-completes',
  says: 'A number is back in the pool by the last put of a pending free.',
  source: 'R14, R16, section 3',
  objects: { p: 'ioasid' },
  such: is(ioasid('p'), 'free', { completed: lit(true) }),
};
