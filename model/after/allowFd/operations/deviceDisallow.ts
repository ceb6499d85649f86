import {
  defineOperation,
  section,
  send,
  under,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { binding, functionOf } from '../../../operations/addresses.js';
import { ifMdev } from '../../../operations/fragments/devices.js';
import { drain } from '../../../operations/fragments/drain.js';
import { flush } from '../../../operations/fragments/flush.js';
import { claim, clearEntry } from '../../../operations/fragments/grant.js';
import { finishQueue } from './fragments/queue.js';
import { put } from './fragments/reclaim.js';

export const deviceDisallow = defineOperation({
  name: 'deviceDisallow',
  meaning:
    'DEVICE_DISALLOW_IOASID: the owner of a device gives an id up. The IOMMU ' +
    'revokes it, caches are flushed, what is under way is waited for, and ' +
    'only then does the reference go. No FD is asked for: who gave it may ' +
    'have closed it long since.',
  source: 'R12, JG-0401',
  agent: thread,
  params: { d: 'device', p: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('claim', 'vfio: DEVICE_DISALLOW_IOASID, queue cleared', [
      ...claim('d', 'p'),
    ]),
    section('clear', 'IOMMU: entry torn down', [clearEntry('d', 'p')], {
      rule: 'revoke-before-put',
    }),
    section(
      'flush',
      'IOMMU: PASID-cache, IOTLB and dev-TLB invalidation',
      [flush(functionOf('d'), 'p')],
      { rule: 'revoke-before-put' },
    ),
    section('finish', 'drain, the reference is put', [
      ...drain('d', 'p'),
      ifMdev('d', [finishQueue('m', 'p')]),
      send(binding('d', 'p'), 'END_UNBIND'),
      ...put('p').map((step) => under('allow-takes-reference', step)),
    ]),
  ],
});
