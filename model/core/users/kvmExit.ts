import { any, exists, not } from '../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  require,
  section,
} from '../../../checker/language/operation.js';
import { isRecordOf } from '../operations/fragments/records.js';
import { unregisterNotifierMm } from '../operations/unregisterNotifierMm.js';
import { callWith } from '../within.js';
import { holdsNone, kvm, ownMm, release, thread } from './fragments.js';

const hasRecord = exists('listed', 'record', isRecordOf('listed', kvm, ownMm));

const holdsAny = exists('pasid', 'ioasid', not(holdsNone(kvm, 'pasid')));

export const kvmExit = defineOperation({
  name: 'kvmExit',
  meaning:
    "The VM's KVM goes, which the VMM may bring about at any time: it stops " +
    'listening and drops the references it holds. One that was never listed ' +
    'has nothing to do.',
  source: 'section 2 VM exit, DOC rule 4',
  agent: thread,
  params: {},
  sections: [
    section('unregister', 'ioasid_unregister_notifier_mm', [
      require(any(hasRecord, holdsAny), 'ENOENT'),
      ...callWith(unregisterNotifierMm, { mm: ownMm, nb: kvm }),
    ]),
    section('drop', 'ioasid_put for each reference held', [
      forEach(
        'pasid',
        'ioasid',
        not(holdsNone(kvm, 'pasid')),
        release(kvm, 'pasid'),
      ),
    ]),
  ],
});
