import { not } from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
  waitFor,
  when,
} from '../../../checker/language/operation.js';
import type {
  Operation,
  Section,
  Step,
} from '../../../checker/language/operation.js';
import { attachData } from '../../core/operations/attachData.js';
import { attachSpid } from '../../core/operations/attachSpid.js';
import { detachData } from '../../core/operations/detachData.js';
import { detachSpid } from '../../core/operations/detachSpid.js';
import {
  firstFits,
  secondFits,
} from '../../core/operations/fragments/around.js';
import { get } from '../../core/operations/get.js';
import { getIfOwned } from '../../core/operations/getIfOwned.js';
import { callWith } from '../../core/within.js';
import { binding } from '../../operations/addresses.js';
import { ownDevice } from '../../operations/fragments/call.js';
import { anotherDeviceOf } from '../../operations/fragments/devices.js';
import { grant, list } from '../../operations/fragments/grant.js';
import {
  constant,
  giveBack,
  hold,
  iommu,
  ownMm,
  release,
  thread,
} from './fragments/calls.js';
import { lockMutex, mutexIsFree, unlockMutex } from './fragments/devices.js';

/** What the first device of a PASID attaches. */
const attach: Step = when(not(anotherDeviceOf('d', 'pasid')), [
  ...callWith(attachData, { id: 'pasid', data: constant('driverData') }),
  ...callWith(attachSpid, { id: 'pasid', spid: 'guestPasid' }),
  hold(iommu, 'pasid'),
  ...callWith(get, { set: constant('noSet'), id: 'pasid' }),
]);

const detach: Step = when(not(anotherDeviceOf('d', 'pasid')), [
  ...callWith(detachSpid, { id: 'pasid' }),
  ...callWith(detachData, { id: 'pasid' }),
  ...release(iommu, 'pasid'),
]);

const setUp: readonly Step[] = [
  send(binding('d', 'pasid'), 'BIND', {}, 'EBUSY'),
  grant('d', 'pasid'),
  under('event-per-device', list('d', 'pasid')),
];

const whole: readonly Section[] = [
  section('driver bind', 'intel_svm_bind_gpasid', [
    waitFor(mutexIsFree('t')),
    attach,
    ...setUp,
  ]),
];

/** The same cut where the driver allocates a second time. */
const cut: readonly Section[] = [
  section(
    'attach',
    'intel_svm_bind_gpasid: intel_svm',
    [...lockMutex('t', 't'), require(firstFits, 'ENOMEM'), attach],
    { undo: [under('undo-at-bind', detach), unlockMutex('t')] },
  ),
  section('set up', 'intel_svm_bind_gpasid: intel_svm_dev, PASID entry', [
    require(secondFits, 'ENOMEM'),
    ...setUp,
    unlockMutex('t'),
  ]),
];

/** @param memory whether the driver's allocations may fail */
export const bind = (memory: boolean): Operation =>
  defineOperation({
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
        [
          hold('t', 'pasid'),
          ...callWith(getIfOwned, { mm: ownMm, id: 'pasid' }),
        ],
        { undo: giveBack('t', 'pasid') },
      ),
      ...(memory ? cut : whole),
      section('put', 'ioasid_put', release('t', 'pasid')),
    ],
  });
