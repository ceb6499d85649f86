import { not } from '../../../checker/language/formula.js';
import {
  defineOperation,
  section,
  send,
  under,
  waitFor,
  when,
} from '../../../checker/language/operation.js';
import { attachData } from '../../core/operations/attachData.js';
import { attachSpid } from '../../core/operations/attachSpid.js';
import { get } from '../../core/operations/get.js';
import { getIfOwned } from '../../core/operations/getIfOwned.js';
import { callWith } from '../../core/within.js';
import { binding } from '../../operations/addresses.js';
import { ownDevice } from '../../operations/fragments/call.js';
import { anotherDeviceOf } from '../../operations/fragments/devices.js';
import { grant, list } from '../../operations/fragments/grant.js';
import {
  constant,
  hold,
  iommu,
  ownMm,
  release,
  thread,
} from './fragments/calls.js';
import { mutexIsFree } from './fragments/devices.js';

export const bind = defineOperation({
  name: 'bind',
  meaning:
    'iommu_uapi_sva_bind_gpasid: the caller takes a reference if the number ' +
    'is in its set; the driver, under pasid_mutex, puts the device on the ' +
    'list of the PASID and sets up the entry of its function, and for the ' +
    'first device attaches data and guest PASID and takes a reference of its ' +
    'own; the caller puts. A further device makes no event.',
  source: 'section 2 bind_gpasid, V4-11, V4-14, R1, R19',
  agent: thread,
  params: { d: 'device', pasid: 'ioasid', guestPasid: 'spid' },
  where: ownDevice('d'),
  sections: [
    section(
      'look up',
      'ioasid_get_if_owned',
      [hold('t', 'pasid'), ...callWith(getIfOwned, { mm: ownMm, id: 'pasid' })],
      { undo: release('t', 'pasid') },
    ),
    section('driver bind', 'intel_svm_bind_gpasid', [
      waitFor(mutexIsFree('t')),
      when(not(anotherDeviceOf('d', 'pasid')), [
        ...callWith(attachData, { id: 'pasid', data: constant('driverData') }),
        ...callWith(attachSpid, { id: 'pasid', spid: 'guestPasid' }),
        hold(iommu, 'pasid'),
        ...callWith(get, { set: constant('noSet'), id: 'pasid' }),
      ]),
      send(binding('d', 'pasid'), 'BIND', {}, 'EBUSY'),
      grant('d', 'pasid'),
      under('event-per-device', list('d', 'pasid')),
    ]),
    section('put', 'ioasid_put', release('t', 'pasid')),
  ],
});
