import {
  defineOperation,
  section,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { clear, detached, drain, flush } from './fragments/detaching.js';
import { lock } from './fragments/lock.js';
import { own } from './fragments/names.js';

export const detach = defineOperation({
  name: 'detach',
  meaning:
    'A VMM detaches a PASID of one of its devices: the entry goes, then what ' +
    'is cached, then what is under way is waited for and outstanding faults ' +
    'of the handle are answered, and only then does the reference on the ' +
    'page table go.',
  source: 'section 7 (2fb69c602d57, ad744ed5dd8b), R16',
  agent: thread,
  params: { d: 'device', p: 'ioasid' },
  where: own('d'),
  sections: [
    section('clear', 'VFIO_DEVICE_DETACH_IOMMUFD_PT: entry torn down', [
      lock('d'),
      ...clear('d', 'p'),
    ]),
    section('flush', 'PASID-cache, IOTLB and dev-TLB invalidation', [
      flush('d', 'p'),
    ]),
    section('finish', 'drain, iommufd_auto_response_faults, object put', [
      ...drain('d', 'p'),
      ...detached('d', 'p'),
    ]),
  ],
});
