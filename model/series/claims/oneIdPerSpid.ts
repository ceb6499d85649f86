import type { NeverClaim } from '../../../checker/language/claim.js';
import { all, is, not, same } from '../../../checker/language/formula.js';
import {
  ioasid,
  privateId,
} from '../../core/operations/fragments/addresses.js';

export const oneIdPerSpid: NeverClaim = {
  kind: 'never',
  name: 'one-id-per-spid',
  says: 'No two ids of one set have the same SPID.',
  source: 'R23',
  objects: { p: 'ioasid', q: 'ioasid', s: 'set', g: 'spid' },
  such: all(
    not(same('p', 'q')),
    is(ioasid('p'), undefined, { set: 's' }),
    is(ioasid('q'), undefined, { set: 's' }),
    is(privateId('p'), undefined, { spid: 'g' }),
    is(privateId('q'), undefined, { spid: 'g' }),
  ),
};
