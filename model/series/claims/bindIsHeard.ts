import type { NeverClaim } from '../../../checker/language/claim.js';
import { all, apply, is, not } from '../../../checker/language/formula.js';
import { kvmSlot, kvmTable } from '../../core/operations/fragments/around.js';
import {
  ioasid,
  ioasidSet,
  privateId,
} from '../../core/operations/fragments/addresses.js';

export const bindIsHeard: NeverClaim = {
  kind: 'never',
  name: 'bind-is-heard',
  says:
    'A KVM that asked to listen, and was told it does, has every bound PASID ' +
    'of its VM in its table.',
  source: 'R19, R20, section 2 register_notifier_mm',
  notCovered: 'ids whose free is pending, which KVM is refused',
  objects: { k: 'kvm', p: 'ioasid', g: 'spid', s: 'set' },
  such: all(
    is(kvmTable('k'), 'on'),
    is(ioasid('p'), 'idle', { set: 's' }),
    is(ioasidSet('s'), undefined, { token: apply('mmOfKvm', 'k') }),
    is(privateId('p'), undefined, { spid: 'g' }),
    not(is(kvmSlot('k', 'g'), undefined, { to: 'p' })),
  ),
};
