import { exists, is, not } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
  when,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { access, fdBinding, request, vpasid } from '../addresses.js';

export const unbind = defineOperation({
  name: 'unbind',
  meaning:
    'A device is unbound from its FD context once user space can no longer ' +
    'reach it. It is reset, which ends what it has under way.',
  source: 'R31, RFC2 1.3',
  agent: thread,
  params: { d: 'device' },
  where: ownDevice('d'),
  sections: [
    section('unbind', 'release of the device', [
      under('unbind-after-access', require(is(access('d'), 'none'), 'EBUSY')),
      require(not(
        exists('v', 'ioasid', is(vpasid('d', 'v'), 'attached')),
      ), 'EBUSY'),
      send(fdBinding('d'), 'UNBIND', {}, 'ENODEV'),
      when(not(is(request('d'), 'idle')), [send(request('d'), 'QUIESCE')]),
    ]),
  ],
});
