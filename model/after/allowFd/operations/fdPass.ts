import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { holding } from '../addresses.js';
import { through } from './fragments/files.js';

export const fdPass = defineOperation({
  name: 'fdPass',
  meaning:
    'A process passes its FD to another one, over a socket: that shares every ' +
    'id of the FD on purpose. Nothing but this moves a right.',
  source: 'R13, JP-0319',
  agent: thread,
  params: { f: 'fd', to: 'vm' },
  sections: [
    section('pass', 'sendmsg and recvmsg with SCM_RIGHTS', [
      through('f'),
      send(holding('to', 'f'), 'RECEIVE', {}, 'EEXIST'),
    ]),
  ],
});
