import { not } from '../../checker/language/formula.js';
import {
  defineOperation,
  section,
  send,
  under,
  when,
} from '../../checker/language/operation.js';
import type { Operation, Step } from '../../checker/language/operation.js';
import { binding, ioasid, vmOf } from './addresses.js';
import { call, ownDevice, thread } from './fragments/call.js';
import { anotherDeviceOf } from './fragments/devices.js';
import { grant } from './fragments/grant.js';
import { hold, release, undoHold } from './fragments/transient.js';

/**
 * @param after what else happens in the driver bind of device `d`
 */
export const bind = (after: readonly Step[]): Operation =>
  defineOperation({
    name: 'bind',
    meaning:
      'A VM binds a page table of its own to a PASID on one of its devices. The ' +
      'first device of a PASID takes the reference of the IOMMU driver. Leaves ' +
      'out the guest PASID (SPID): a VM names the number itself.',
    source: 'section 2 bind_gpasid, V4-11, V4-14, R1, R15',
    agent: thread,
    params: { d: 'device', p: 'ioasid' },
    where: ownDevice('d'),
    sections: [
      section(
        'look up',
        'iommu_uapi_sva_bind_gpasid: ioasid_get_if_owned',
        [
          call,
          send(ioasid('p'), 'GET_FOR_BIND', { by: vmOf('t') }, 'ENOENT'),
          hold,
        ],
        { undo: undoHold },
      ),
      section('driver bind', 'intel_svm_bind_gpasid', [
        send(binding('d', 'p'), 'BIND', {}, 'EBUSY'),
        when(not(anotherDeviceOf('d', 'p')), [
          under(
            'bind-takes-reference',
            send(ioasid('p'), 'TAKE', {}, 'EINVAL'),
          ),
        ]),
        grant('d', 'p'),
        ...after,
      ]),
      section('put', 'iommu_uapi_sva_bind_gpasid: ioasid_put', release),
    ],
  });
