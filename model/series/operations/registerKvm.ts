import {
  defineOperation,
  section,
  send,
} from '../../../checker/language/operation.js';
import { kvmTable } from '../../core/operations/fragments/around.js';
import { registerNotifierMm } from '../../core/operations/registerNotifierMm.js';
import { callWith } from '../../core/within.js';
import { kvm, ownMm, thread } from './fragments/calls.js';

export const registerKvm = defineOperation({
  name: 'registerKvm',
  meaning:
    "The VM's KVM wants the events of the set of its mm, at any time, before " +
    'or after /dev/ioasid is opened, and translates from then on.',
  source: 'section 2 register_notifier_mm, R20, R21',
  agent: thread,
  params: {},
  sections: [
    section('register', 'ioasid_register_notifier_mm', [
      ...callWith(registerNotifierMm, { mm: ownMm, nb: kvm }),
      send(kvmTable(kvm), 'LISTEN'),
    ]),
  ],
});
