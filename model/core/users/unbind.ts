import { is, lit, not } from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  under,
} from '../../../checker/language/operation.js';
import { detachData } from '../operations/detachData.js';
import { detachSpid } from '../operations/detachSpid.js';
import { privateData } from '../operations/fragments/addresses.js';
import { cancelWork } from '../operations/fragments/work.js';
import { getIfOwned } from '../operations/getIfOwned.js';
import { callWith } from '../within.js';
import { hold, iommu, ownMm, release, thread } from './fragments.js';

export const unbind = defineOperation({
  name: 'unbind',
  meaning:
    'iommu_uapi_sva_unbind_gpasid of the last device, with the same look-up ' +
    'around it, hence refused once the free is pending.',
  source: 'section 2 unbind_gpasid, V4-11, V4-14',
  agent: thread,
  params: { pasid: 'ioasid' },
  sections: [
    section(
      'look up',
      'ioasid_get_if_owned',
      [hold('t', 'pasid'), ...callWith(getIfOwned, { mm: ownMm, id: 'pasid' })],
      { undo: release('t', 'pasid') },
    ),
    section('driver unbind', 'intel_svm_unbind_gpasid', [
      require(not(
        is(privateData('pasid'), undefined, { data: lit(null) }),
      ), 'EINVAL'),
      under('unbind-cancels-work', cancelWork('pasid')),
      ...callWith(detachSpid, { id: 'pasid' }),
      ...callWith(detachData, { id: 'pasid' }),
      ...release(iommu, 'pasid'),
    ]),
    section('put', 'ioasid_put', release('t', 'pasid')),
  ],
});
