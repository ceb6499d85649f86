import type { NeverClaim } from '../../../checker/language/claim.js';
import { all, is } from '../../../checker/language/formula.js';
import {
  ioasidFd,
  ioasidSet,
} from '../../core/operations/fragments/addresses.js';

export const setOutlivesItsUsers: NeverClaim = {
  kind: 'never',
  name: 'set-outlives-its-file',
  says: 'An open /dev/ioasid never points at a set that is destroyed.',
  source: 'R26; section 1, a set has no reference count since V4',
  objects: { m: 'mm', s: 'set' },
  such: all(
    is(ioasidFd('m'), 'open', { set: 's' }),
    is(ioasidSet('s'), 'destroyed'),
  ),
};
