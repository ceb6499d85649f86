import type { NeverClaim } from '../../../checker/language/claim.js';
import { all, is, not, same } from '../../../checker/language/formula.js';
import type { Address } from '../../../checker/language/formula.js';

const lock = (name: string): Address => ({ chart: 'lock', of: [name] });

export const noDeadlock: NeverClaim = {
  kind: 'never',
  name: 'no-deadlock',
  says: 'No two calls wait for each other, each holding the lock the other wants.',
  source: 'section 9, two locks in an order that depends on the caller',
  notCovered: 'locks of drivers and of the notifier chains',
  objects: { a: 'allocatorLock', n: 'nbLock', t: 'thread', u: 'thread' },
  // Only a call that wants both ever holds one and goes on to take another.
  such: all(
    not(same('t', 'u')),
    is(lock('a'), 'held', { by: 't' }),
    is(lock('n'), 'held', { by: 'u' }),
  ),
};
