import type { NeverClaim } from '../../../checker/language/claim.js';
import {
  all,
  count,
  equal,
  field,
  holds,
  is,
  lit,
  not,
  sum,
} from '../../../checker/language/formula.js';
import { holding, ioasid } from '../../core/operations/fragments/addresses.js';
import { MAX_HELD } from '../../core/statecharts/holding.js';

/** Every user with n references counts n times. */
const heldByUsers = Array.from({ length: MAX_HELD }, (_, n) =>
  Array.from({ length: n + 1 }, () =>
    count('u', 'user', is(holding('u', 'p'), undefined, { held: lit(n + 1) })),
  ),
).flat();

export const referencesBalance: NeverClaim = {
  kind: 'never',
  name: 'references-balance',
  says:
    "An id's count is what its users hold, plus the core's own until it is " +
    'freed.',
  source: 'section 2, who takes references; R16',
  objects: { p: 'ioasid' },
  such: all(
    not(is(ioasid('p'), 'free')),
    not(
      equal(
        field(ioasid('p'), 'references'),
        sum(holds(is(ioasid('p'), 'idle')), ...heldByUsers),
      ),
    ),
  ),
};
