import {
  defineOperation,
  section,
  send,
} from '../../checker/language/operation.js';
import { ioasidSet, vmOf } from './addresses.js';
import { thread } from './fragments/call.js';

export const setAlloc = defineOperation({
  name: 'setAlloc',
  meaning:
    'The VMM opens /dev/ioasid, which makes the set of its VM. One set a ' +
    'token (R24), so a second one is refused. Leaves out the capacity the ' +
    'quota is taken from: the quotas of a scope always fit.',
  source: 'section 2 ioasid_set_alloc, USER, R24',
  agent: thread,
  params: {},
  sections: [
    section('open', 'ioasid_set_alloc', [
      send(ioasidSet(vmOf('t')), 'SET_ALLOC', {}, 'EEXIST'),
    ]),
  ],
});
