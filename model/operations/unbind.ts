import { functionOf } from './addresses.js';
import { defineOperation, section } from '../../checker/language/operation.js';
import { call, ownDevice, thread } from './fragments/call.js';
import { flush } from './fragments/flush.js';
import {
  claim,
  clearEntry,
  endBindingOfLast,
  finish,
} from './fragments/grant.js';

export const unbind = defineOperation({
  name: 'unbind',
  meaning:
    'A VM unbinds a PASID from one of its devices, also while the free is ' +
    'pending (cleanup, R14). The source of DMA stops first (R18), then the ' +
    'entry goes, then what is cached, then what is under way is waited for, ' +
    'and only then does the reference go (R16).',
  source: 'section 2 unbind_gpasid, section 3, V4-14, R16-R18',
  agent: thread,
  params: { d: 'device', p: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('claim', 'unbind_gpasid: device taken off, VDCM clears its queue', [
      call,
      ...claim('d', 'p'),
    ]),
    section('clear', 'intel_pasid_tear_down_entry', [clearEntry('d', 'p')]),
    section('flush', 'PASID-cache, IOTLB and dev-TLB invalidation', [
      flush(functionOf('d'), 'p'),
    ]),
    section('finish', 'intel_svm_drain_prq, ioasid_put', [
      ...finish('d', 'p', endBindingOfLast),
    ]),
  ],
});
