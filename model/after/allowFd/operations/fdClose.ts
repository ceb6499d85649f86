import { exists, is, not } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  section,
  send,
  when,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { ioasid, vmOf } from '../../../operations/addresses.js';
import { holding, ioasidFd } from '../addresses.js';
import { endFile, free } from './fragments/reclaim.js';

export const fdClose = defineOperation({
  name: 'fdClose',
  meaning:
    'A process closes its descriptor, or dies. With the last one the FD lets ' +
    'go of its ids; those that a device still holds stay pending. A process ' +
    'that dies also gives up its devices, which is deviceDisallow of each.',
  source: 'R12, R14, R26, section 2 VM exit (FD close)',
  agent: thread,
  params: { f: 'fd' },
  sections: [
    section('close', 'close of /dev/ioasid', [
      send(holding(vmOf('t'), 'f'), 'CLOSE', {}, 'EBADF'),
      when(not(exists('v', 'vm', is(holding('v', 'f'), 'held'))), [
        send(ioasidFd('f'), 'RELEASE'),
        forEach(
          'p',
          'ioasid',
          is(ioasid('p'), ['idle', 'active'], { fd: 'f' }),
          free('f', 'p'),
        ),
        endFile('f'),
      ]),
    ]),
  ],
});
