import { is, same, not } from '../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  require,
  section,
  send,
} from '../../../checker/language/operation.js';
import { ioasidFd } from '../../core/operations/fragments/addresses.js';
import { ownMm, thread } from './fragments/calls.js';

export const passFd = defineOperation({
  name: 'passFd',
  meaning:
    'A VMM passes its open /dev/ioasid to another process, or a child ' +
    'inherits it. Both refer to one set, that of the process which opened it.',
  source: 'section 5e, R13; section 1 /dev/ioasid FD (USER)',
  agent: thread,
  params: { to: 'mm' },
  where: not(same('to', ownMm)),
  sections: [
    section('pass', 'SCM_RIGHTS or fork', [
      require(is(ioasidFd(ownMm), 'open'), 'EBADF'),
      require(is(ioasidFd('to'), 'closed'), 'EBUSY'),
      forEach('passed', 'set', is(ioasidFd(ownMm), 'open', { set: 'passed' }), [
        send(ioasidFd('to'), 'OPEN', { set: 'passed' }),
      ]),
    ]),
  ],
});
