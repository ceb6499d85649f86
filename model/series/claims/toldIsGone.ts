import type { NeverClaim } from '../../../checker/language/claim.js';
import {
  all,
  any,
  apply,
  exists,
  is,
  not,
} from '../../../checker/language/formula.js';
import { kvmSlot } from '../../core/operations/fragments/around.js';
import {
  ioasid,
  ioasidSet,
} from '../../core/operations/fragments/addresses.js';

export const toldIsGone: NeverClaim = {
  kind: 'never',
  name: 'no-stale-translation',
  says:
    'No entry of a KVM table leads to a number that is in the pool or that ' +
    'another VM owns: whoever kept it was told that it is gone.',
  source: 'R19, R16, section 9 (reclaim sends no event)',
  objects: { k: 'kvm', g: 'spid', p: 'ioasid' },
  such: all(
    is(kvmSlot('k', 'g'), undefined, { to: 'p' }),
    any(
      is(ioasid('p'), 'free'),
      exists(
        's',
        'set',
        all(
          is(ioasid('p'), undefined, { set: 's' }),
          not(is(ioasidSet('s'), undefined, { token: apply('mmOfKvm', 'k') })),
        ),
      ),
    ),
  ),
};
