import {
  defineOperation,
  section,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { emit, mayEmit } from './fragments/requests.js';

export const emitPdev = defineOperation({
  name: 'emitPdev',
  meaning:
    'A guest has a function that is assigned to it whole issue a request ' +
    'with any PASID.',
  source: 'section 5a, R29',
  agent: thread,
  params: { d: 'vf', v: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('emit', 'request with PASID prefix leaves the device', [
      ...mayEmit('d'),
      emit('d', 'queue', 'v', 'v', true),
    ]),
  ],
});
