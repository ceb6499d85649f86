import {
  defineOperation,
  section,
  send,
} from '../../checker/language/operation.js';
import { ioasid, kvmReference, vmOf } from './addresses.js';
import { call, thread } from './fragments/call.js';

export const get = defineOperation({
  name: 'get',
  meaning:
    'KVM, for a VM, takes a reference on the PASID the VM named, to keep a ' +
    'slot of its translation table. Leaves out the table itself.',
  source: 'section 2 ioasid_get, R3, R15',
  agent: thread,
  params: { p: 'ioasid' },
  sections: [
    section('get', 'ioasid_get', [
      call,
      send(kvmReference(vmOf('t'), 'p'), 'HOLD', {}, 'EEXIST'),
      send(ioasid('p'), 'GET', { by: vmOf('t') }, 'EINVAL'),
    ]),
  ],
});
