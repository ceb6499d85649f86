import { any, is } from '../../../checker/language/formula.js';
import type { Term } from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
  when,
} from '../../../checker/language/operation.js';
import type { Step } from '../../../checker/language/operation.js';
import { kvmSlot, kvmTable } from '../../core/operations/fragments/around.js';
import { ioasid } from '../../core/operations/fragments/addresses.js';
import { binding, dma } from '../../operations/addresses.js';
import { ownDevice } from '../../operations/fragments/call.js';
import { kvm, ofAnother, ownMm, thread } from './fragments/calls.js';

/** Whose number leaves is noted; in the pool it is nobody's. */
const leave = (p: Term): readonly Step[] => [
  when(
    any(is(ioasid(p), 'free'), ofAnother(ownMm, p)),
    [send(kvmTable(kvm), 'ENQCMD_FOREIGN')],
    [send(kvmTable(kvm), 'ENQCMD')],
  ),
];

export const enqcmd = defineOperation({
  name: 'enqcmd',
  meaning:
    "A vCPU submits to the shared work queue of one of its VM's mdevs, with " +
    'any number in its PASID MSR. Once KVM translates, that number is a guest ' +
    'PASID and the CPU sends what the table has for it; before, it goes out ' +
    'as it is. pasid is what leaves. VDCM is not in the path.',
  source: 'section 2 ENQCMD, section 5c, R28, RFC2 1.4.2',
  agent: thread,
  params: { d: 'mdev', guestPasid: 'spid', pasid: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('submit', 'ENQCMD: CPU translation, then the portal', [
      when(
        is(kvmTable(kvm), 'on'),
        [
          require(is(kvmSlot(kvm, 'guestPasid'), undefined, {
            to: 'pasid',
          }), 'EFAULT'),
        ],
        [
          under(
            'portal-after-translation',
            require(is(kvmTable(kvm), 'on'), 'EACCES'),
          ),
        ],
      ),
      under(
        'device-checked-at-enqcmd',
        require(is(binding('d', 'pasid'), 'bound'), 'EPERM'),
      ),
      ...leave('pasid'),
      send(dma('d', 'pasid'), 'EMIT', {}, 'EBUSY'),
    ]),
  ],
});
