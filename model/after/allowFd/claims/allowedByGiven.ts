import type { NeverClaim } from '../../../../checker/language/claim.js';
import { all, is, lit, not } from '../../../../checker/language/formula.js';
import { binding, vmOf } from '../../../operations/addresses.js';
import { wasGiven } from './given.js';

export const allowedByGiven: NeverClaim = {
  kind: 'never',
  name: 'allowed-by-given-fd',
  says:
    "An id is allowed on a device only if the device's owner was given the FD " +
    'of the id.',
  source: 'R11, R13',
  objects: { d: 'device', p: 'ioasid' },
  such: all(
    is(binding('d', 'p'), 'bound', { life: lit('current') }),
    not(wasGiven(vmOf('d'), 'p')),
  ),
};
