import type { NeverClaim } from '../../../../checker/language/claim.js';
import { equal, holds, is, lit } from '../../../../checker/language/formula.js';
import { hwpt } from '../addresses.js';
import { isUsed } from './users.js';

export const usersBalance: NeverClaim = {
  kind: 'never',
  name: 'users-balance',
  says:
    'A page table object counts no users exactly when nobody uses it, so ' +
    'that it can be destroyed when it may be and not before.',
  source: 'section 7 (object refcount), R16',
  notCovered: 'whether a count above one is the right one',
  objects: { h: 'hwpt' },
  such: equal(
    holds(is(hwpt('h'), undefined, { users: lit(0) })),
    holds(isUsed('h')),
  ),
};
