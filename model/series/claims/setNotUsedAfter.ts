import type { NeverClaim } from '../../../checker/language/claim.js';
import { is, lit } from '../../../checker/language/formula.js';
import { ioasidSet } from '../../core/operations/fragments/addresses.js';

export const setNotUsedAfter: NeverClaim = {
  kind: 'never',
  name: 'no-set-used-after-free',
  says: 'Nothing writes to a set that was destroyed.',
  source: 'R26',
  notCovered:
    'the stale pointer of an open file, which is set-outlives-its-file',
  objects: { s: 'set' },
  such: is(ioasidSet('s'), undefined, { touched: lit(true) }),
};
