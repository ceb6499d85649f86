import { is } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  section,
  send,
  when,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { attachment, iommufdDevice } from '../addresses.js';
import { clear } from './fragments/detaching.js';
import { lock } from './fragments/lock.js';
import { own } from './fragments/names.js';
import { clearedOf, finishedOf } from './fragments/unbinding.js';

export const deviceUnbind = defineOperation({
  name: 'deviceUnbind',
  meaning:
    'A VMM closes a device. Access is gone first and the function is reset, ' +
    'then every PASID is detached, cut like detach, and only then is DMA ' +
    'ownership given back.',
  source: 'IOMMUFD, R31, R16, R18',
  agent: thread,
  params: { d: 'device' },
  where: own('d'),
  sections: [
    section('close', 'vfio_device_close, entries cleared', [
      lock('d'),
      send(iommufdDevice('d'), 'UNBIND', {}, 'EBADF'),
      forEach('p', 'ioasid', undefined, [
        when(is(attachment('d', 'p'), 'attached'), clear('d', 'p')),
      ]),
    ]),
    section('flush', 'PASID-cache, IOTLB and dev-TLB invalidation', [
      ...clearedOf('d'),
    ]),
    section('unbind', 'drain, iommufd_device_unbind', [...finishedOf('d')]),
  ],
});
