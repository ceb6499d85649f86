import type { NeverClaim } from '../../../checker/language/claim.js';
import {
  count,
  equal,
  field,
  is,
  not,
} from '../../../checker/language/formula.js';
import {
  ioasid,
  ioasidSet,
} from '../../core/operations/fragments/addresses.js';

export const countBalances: NeverClaim = {
  kind: 'never',
  name: 'set-count-balances',
  says: "A set's count is the number of its ids, pending ones included.",
  source: 'R25',
  objects: { s: 'set' },
  such: not(
    equal(
      field(ioasidSet('s'), 'count'),
      count('p', 'ioasid', is(ioasid('p'), undefined, { set: 's' })),
    ),
  ),
};
