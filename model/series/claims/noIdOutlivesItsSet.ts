import type { NeverClaim } from '../../../checker/language/claim.js';
import { all, is, not } from '../../../checker/language/formula.js';
import { ioasid } from '../../core/operations/fragments/addresses.js';
import { isRegistered } from '../../core/operations/fragments/sets.js';

export const noIdOutlivesItsSet: NeverClaim = {
  kind: 'never',
  name: 'no-id-outlives-its-set',
  says: 'The set of every id is registered.',
  source: 'R26',
  objects: { p: 'ioasid', s: 'set' },
  such: all(is(ioasid('p'), undefined, { set: 's' }), not(isRegistered('s'))),
};
