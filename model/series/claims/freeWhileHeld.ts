import type { NeverClaim } from '../../../checker/language/claim.js';
import { all, is, lit, not } from '../../../checker/language/formula.js';
import { holding, ioasid } from '../../core/operations/fragments/addresses.js';

export const freeWhileHeld: NeverClaim = {
  kind: 'never',
  name: 'free-while-held',
  says: 'A number is never in the pool while somebody holds a reference on it.',
  source: 'R16',
  objects: { u: 'user', p: 'ioasid' },
  such: all(
    is(ioasid('p'), 'free'),
    not(is(holding('u', 'p'), undefined, { held: lit(0) })),
  ),
};
