import { is } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { device } from '../../../operations/fragments/hardware.js';
import { request } from '../addresses.js';

export const settle = defineOperation({
  name: 'settle',
  meaning: 'A request that has landed is history.',
  source: 'section 5a',
  agent: device,
  params: {},
  sections: [
    section('settle', 'the request is completed', [
      require(is(request('d'), 'landed'), 'EINVAL'),
      send(request('d'), 'QUIESCE'),
    ]),
  ],
});
