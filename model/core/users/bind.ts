import {
  defineOperation,
  section,
} from '../../../checker/language/operation.js';
import { attachData } from '../operations/attachData.js';
import { attachSpid } from '../operations/attachSpid.js';
import { get } from '../operations/get.js';
import { getIfOwned } from '../operations/getIfOwned.js';
import { callWith } from '../within.js';
import { constant, hold, iommu, ownMm, release, thread } from './fragments.js';

export const bind = defineOperation({
  name: 'bind',
  meaning:
    'iommu_uapi_sva_bind_gpasid: the caller takes a reference if the number ' +
    'is in its set, the driver attaches guest PASID and data and takes one of ' +
    'its own, the caller puts. The driver part is one section: it holds ' +
    'pasid_mutex, and no other user of the core than the driver itself would ' +
    'see it half done. Leaves out further devices and the PASID table.',
  source: 'section 2 bind_gpasid, V4-11, V4-14',
  agent: thread,
  params: { pasid: 'ioasid', guestPasid: 'spid' },
  sections: [
    section(
      'look up',
      'ioasid_get_if_owned',
      [hold('t', 'pasid'), ...callWith(getIfOwned, { mm: ownMm, id: 'pasid' })],
      { undo: release('t', 'pasid') },
    ),
    section('driver bind', 'intel_svm_bind_gpasid', [
      ...callWith(attachData, { id: 'pasid', data: constant('driverData') }),
      ...callWith(attachSpid, { id: 'pasid', spid: 'guestPasid' }),
      hold(iommu, 'pasid'),
      ...callWith(get, { set: constant('noSet'), id: 'pasid' }),
    ]),
    section('put', 'ioasid_put', release('t', 'pasid')),
  ],
});
