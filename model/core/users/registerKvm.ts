import {
  defineOperation,
  section,
} from '../../../checker/language/operation.js';
import { registerNotifierMm } from '../operations/registerNotifierMm.js';
import { callWith } from '../within.js';
import { kvm, ownMm, thread } from './fragments.js';

export const registerKvm = defineOperation({
  name: 'registerKvm',
  meaning:
    "The VM's KVM wants the events of the set of its mm, at any time, before " +
    'or after /dev/ioasid is opened.',
  source: 'section 2 register_notifier_mm, R20, R21',
  agent: thread,
  params: {},
  sections: [
    section(
      'register',
      'ioasid_register_notifier_mm',
      callWith(registerNotifierMm, { mm: ownMm, nb: kvm }),
    ),
  ],
});
