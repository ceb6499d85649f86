import {
  defineOperation,
  section,
  send,
} from '../../checker/language/operation.js';
import { ioasidSet, vmOf } from './addresses.js';
import { thread } from './fragments/call.js';

export const setFree = defineOperation({
  name: 'setFree',
  meaning:
    'The VMM gives its set back. With ids left, pending ones included, the ' +
    'answer is EBUSY and nothing changes, as in V4 as posted (section 9).',
  source: 'section 2 ioasid_set_free, section 9, R26',
  agent: thread,
  params: {},
  sections: [
    section('close', 'ioasid_set_free', [
      send(ioasidSet(vmOf('t')), 'SET_FREE', {}, 'EBUSY'),
    ]),
  ],
});
