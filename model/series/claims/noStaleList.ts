import type { NeverClaim } from '../../../checker/language/claim.js';
import { all, is, lit, not } from '../../../checker/language/formula.js';
import { binding, listing } from '../../operations/addresses.js';
import { ioasid } from '../../core/operations/fragments/addresses.js';

export const noStaleList: NeverClaim = {
  kind: 'never',
  name: 'list-is-own',
  says: "An mdev's list holds only what is bound to that mdev.",
  source: 'R5, SEED',
  objects: { m: 'mdev', p: 'ioasid' },
  such: all(
    is(listing('m', 'p'), undefined, { listed: lit(true) }),
    not(is(ioasid('p'), 'freePending')),
    is(binding('m', 'p'), 'unbound'),
  ),
};
