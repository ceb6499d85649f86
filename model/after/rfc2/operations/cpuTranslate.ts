import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { cpuTranslation, vmOf } from '../addresses.js';

export const cpuTranslate = defineOperation({
  name: 'cpuTranslate',
  meaning: 'A VMM has KVM switch the translation of PASIDs on for its VM.',
  source: 'R28, RFC2 1.4.2',
  agent: thread,
  params: {},
  sections: [
    section('enable', 'KVM sets up the PASID translation of its vCPUs', [
      send(cpuTranslation(vmOf('t')), 'ENABLE', {}, 'EBUSY'),
    ]),
  ],
});
