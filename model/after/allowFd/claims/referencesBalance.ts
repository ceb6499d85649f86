import type { NeverClaim } from '../../../../checker/language/claim.js';
import {
  count,
  equal,
  field,
  holds,
  is,
  lit,
  not,
  sum,
} from '../../../../checker/language/formula.js';
import { binding, ioasid } from '../../../operations/addresses.js';

export const referencesBalance: NeverClaim = {
  kind: 'never',
  name: 'references-balance',
  says:
    'The references of an id are exactly: its FD until the free, and each ' +
    'device that it is allowed on.',
  source: 'R11, R12',
  objects: { p: 'ioasid' },
  such: not(
    equal(
      field(ioasid('p'), 'references'),
      sum(
        holds(is(ioasid('p'), ['idle', 'active'])),
        count(
          'd',
          'device',
          is(binding('d', 'p'), ['bound', 'unbinding'], {
            life: lit('current'),
          }),
        ),
      ),
    ),
  ),
};
