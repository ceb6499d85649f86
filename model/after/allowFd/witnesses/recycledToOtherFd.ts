import type { SometimesClaim } from '../../../../checker/language/claim.js';
import { all, is, not, same } from '../../../../checker/language/formula.js';
import { ioasid } from '../../../operations/addresses.js';

export const recycledToOtherFd: SometimesClaim = {
  kind: 'sometimes',
  name: 'recycled-to-other-fd',
  says: 'A number that was of one FD is handed out in another.',
  source: 'R12, R16',
  objects: { p: 'ioasid', f: 'fd', g: 'fd' },
  such: all(
    not(same('f', 'g')),
    is(ioasid('p'), undefined, { fd: 'f', lastFd: 'g' }),
  ),
};
