import {
  any,
  exists,
  is,
  lit,
  not,
} from '../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  require,
  section,
  send,
} from '../../../checker/language/operation.js';
import { kvmSlot, kvmTable } from '../../core/operations/fragments/around.js';
import { isRecordOf } from '../../core/operations/fragments/records.js';
import { unregisterNotifierMm } from '../../core/operations/unregisterNotifierMm.js';
import { callWith } from '../../core/within.js';
import { holdsNone, kvm, ownMm, release, thread } from './fragments/calls.js';

const hasRecord = exists('listed', 'record', isRecordOf('listed', kvm, ownMm));

const holdsAny = exists('pasid', 'ioasid', not(holdsNone(kvm, 'pasid')));

export const kvmExit = defineOperation({
  name: 'kvmExit',
  meaning:
    "The VM's KVM goes, which the VMM may bring about at any time: it stops " +
    'listening and translating and drops the references it holds. One that ' +
    'never asked to listen has nothing to do.',
  source: 'section 2 VM exit, DOC rule 4',
  agent: thread,
  params: {},
  sections: [
    section('unregister', 'ioasid_unregister_notifier_mm', [
      require(any(hasRecord, holdsAny, is(kvmTable(kvm), 'on')), 'ENOENT'),
      ...callWith(unregisterNotifierMm, { mm: ownMm, nb: kvm }),
    ]),
    section('drop', 'ioasid_put for each reference held', [
      send(kvmTable(kvm), 'STOP'),
      forEach(
        'gone',
        'spid',
        not(is(kvmSlot(kvm, 'gone'), undefined, { to: lit(null) })),
        [send(kvmSlot(kvm, 'gone'), 'UNMAP')],
      ),
      forEach(
        'pasid',
        'ioasid',
        not(holdsNone(kvm, 'pasid')),
        release(kvm, 'pasid'),
      ),
    ]),
  ],
});
