import type { NeverClaim } from '../../../../checker/language/claim.js';
import { all, is } from '../../../../checker/language/formula.js';
import { ioasid } from '../../../operations/addresses.js';
import { ioasidFd } from '../addresses.js';

export const fdOutlivesIds: NeverClaim = {
  kind: 'never',
  name: 'fd-outlives-its-ids',
  says: 'No id is left of an FD that is gone.',
  source: 'R26',
  objects: { p: 'ioasid', f: 'fd' },
  such: all(
    is(ioasid('p'), undefined, { fd: 'f' }),
    is(ioasidFd('f'), 'closed'),
  ),
};
