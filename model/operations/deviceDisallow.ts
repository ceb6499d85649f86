import { defineOperation, section } from '../../checker/language/operation.js';
import { functionOf } from './addresses.js';
import { call, ownDevice, thread } from './fragments/call.js';
import { flush } from './fragments/flush.js';
import {
  claim,
  clearEntry,
  endBindingOfEach,
  finish,
} from './fragments/grant.js';

export const deviceDisallow = defineOperation({
  name: 'deviceDisallow',
  meaning:
    'DEVICE_DISALLOW_IOASID: the device forgets the id, the IOMMU revokes it, ' +
    'and only then does the reference go. Cut like unbind.',
  source: 'R12, JG-0401',
  agent: thread,
  params: { d: 'device', p: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('claim', 'vfio: DEVICE_DISALLOW_IOASID, queue cleared', [
      call,
      ...claim('d', 'p'),
    ]),
    section('clear', 'IOMMU: entry torn down', [clearEntry('d', 'p')]),
    section('flush', 'IOMMU: PASID-cache, IOTLB and dev-TLB invalidation', [
      flush(functionOf('d'), 'p'),
    ]),
    section('finish', 'drain, ioasid_put', [
      ...finish('d', 'p', endBindingOfEach),
    ]),
  ],
});
