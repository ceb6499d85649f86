import { twinOf } from '../../twin.js';
import { rfc2, withoutEnqcmd } from '../rfc2.js';

export const bindBroken = twinOf(rfc2, {
  name: 'rfc2-bind-broken',
  rule: 'bind-before-use',
  summary: 'A device can be reached before it is bound to an FD.',
  breaks: ['unbound-silent'],
  without: ['early-map-refused'],
  scope: withoutEnqcmd,
});
