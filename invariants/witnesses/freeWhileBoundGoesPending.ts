import type { SometimesClaim } from '../../checker/language/claim.js';
import { all, is } from '../../checker/language/formula.js';
import { ioasid } from '../../model/operations/addresses.js';
import { isBound } from '../users.js';

export const freeWhileBoundGoesPending: SometimesClaim = {
  kind: 'sometimes',
  name: 'free-while-bound-goes-pending',
  says: 'A PASID is freed while bound, and its free is pending.',
  source: 'DOC-V4 (ALLOC-BIND-FREE), section 3',
  objects: { p: 'ioasid', d: 'device' },
  such: all(is(ioasid('p'), 'freePending'), isBound('d', 'p')),
};
