import {
  defineOperation,
  section,
  send,
} from '../../checker/language/operation.js';
import { kvmReference, vmOf } from './addresses.js';
import { call, thread } from './fragments/call.js';
import { put as putReference } from './fragments/reclaim.js';

export const put = defineOperation({
  name: 'put',
  meaning: 'KVM, for a VM, drops the reference it holds on a PASID.',
  source: 'section 2 ioasid_put, R3',
  agent: thread,
  params: { p: 'ioasid' },
  sections: [
    section('put', 'ioasid_put', [
      call,
      send(kvmReference(vmOf('t'), 'p'), 'RELEASE', {}, 'EINVAL'),
      ...putReference('p'),
    ]),
  ],
});
