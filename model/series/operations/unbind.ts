import { is, not } from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
  waitFor,
  when,
} from '../../../checker/language/operation.js';
import { detachData } from '../../core/operations/detachData.js';
import { detachSpid } from '../../core/operations/detachSpid.js';
import {
  cleanupWork,
  ioasid,
} from '../../core/operations/fragments/addresses.js';
import { cancelWork } from '../../core/operations/fragments/work.js';
import { getIfOwned } from '../../core/operations/getIfOwned.js';
import { callWith } from '../../core/within.js';
import { binding, functionOf } from '../../operations/addresses.js';
import { ownDevice } from '../../operations/fragments/call.js';
import { anotherDeviceOf } from '../../operations/fragments/devices.js';
import {
  giveBack,
  hold,
  iommu,
  ownMm,
  release,
  thread,
} from './fragments/calls.js';
import {
  answered,
  behindFunctionOf,
  drained,
  forgetLanded,
  lockMutex,
  noneUnderWay,
  tearDown,
  tellOwnUnbind,
  unlockMutex,
} from './fragments/devices.js';

export const unbind = defineOperation({
  name: 'unbind',
  meaning:
    'iommu_uapi_sva_unbind_gpasid, with the same look-up around it, hence ' +
    'refused once the free is pending. With the last device the driver ' +
    'detaches guest PASID and data, puts its reference and frees its ' +
    'intel_svm.',
  source: 'section 2 unbind_gpasid, V4-11, V4-14, R18, R19',
  agent: thread,
  params: { d: 'device', pasid: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section(
      'look up',
      'ioasid_get_if_owned',
      [hold('t', 'pasid'), ...callWith(getIfOwned, { mm: ownMm, id: 'pasid' })],
      { undo: giveBack('t', 'pasid') },
    ),
    section(
      'tear down',
      'intel_svm_unbind_gpasid: intel_pasid_tear_down_entry',
      [
        require(is(binding('d', 'pasid'), 'bound'), 'EINVAL'),
        ...lockMutex('t', 't'),
        ...tellOwnUnbind('d', 'pasid'),
        ...tearDown('d', 'pasid'),
      ],
    ),
    section('detach', 'intel_svm_unbind_gpasid: drain, last device', [
      drained('pasid', behindFunctionOf('d')),
      under('event-per-device', waitFor(noneUnderWay('d', 'pasid'))),
      answered(functionOf('d'), 'pasid'),
      forgetLanded('d', 'pasid'),
      send(binding('d', 'pasid'), 'END_UNBIND'),
      when(not(anotherDeviceOf('d', 'pasid')), [
        under('unbind-cancels-work', cancelWork('pasid')),
        send(cleanupWork('pasid'), 'SVM_FREED'),
        when(not(is(ioasid('pasid'), 'free')), [
          ...callWith(detachSpid, { id: 'pasid' }),
          ...callWith(detachData, { id: 'pasid' }),
        ]),
        ...release(iommu, 'pasid'),
      ]),
      unlockMutex('t'),
    ]),
    section('put', 'ioasid_put', release('t', 'pasid')),
  ],
});
