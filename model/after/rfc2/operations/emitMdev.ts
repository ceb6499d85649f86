import { any, same } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  under,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { hasNumber } from './fragments/numbers.js';
import { emit, mayEmit } from './fragments/requests.js';

export const emitMdev = defineOperation({
  name: 'emitMdev',
  meaning:
    'A guest writes any PASID to a queue of its mdev, which sends what it ' +
    "has for it. One that does not translate sends the guest's number too.",
  source: 'section 5b, R29, RFC2 1.4',
  agent: thread,
  params: { d: 'mdev', v: 'ioasid', p: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('emit', 'mdev driver: vPASID to pPASID', [
      ...mayEmit('d'),
      require(any(same('v', 'p'), hasNumber('d', 'v', 'p')), 'ENXIO'),
      under(
        'vpasid-to-parent-number',
        require(hasNumber('d', 'v', 'p'), 'ENXIO'),
      ),
      emit('d', 'queue', 'v', 'p', true),
    ]),
  ],
});
