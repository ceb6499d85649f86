import { twinOf } from '../../twin.js';
import { rfc2, withoutEnqcmd } from '../rfc2.js';

export const unbindBroken = twinOf(rfc2, {
  name: 'rfc2-unbind-broken',
  rule: 'unbind-after-access',
  summary: 'A device can still be reached when it is unbound from its FD.',
  breaks: ['unbound-silent'],
  without: ['early-unbind-refused'],
  scope: withoutEnqcmd,
});
