import { is } from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../checker/language/operation.js';
import { pageRequest as request } from '../../core/operations/fragments/around.js';
import {
  dma,
  functionOf,
  pasidTableEntry,
} from '../../operations/addresses.js';
import { device } from '../../operations/fragments/hardware.js';

export const pageRequest = defineOperation({
  name: 'pageRequest',
  meaning:
    'The guest has no page for a request that is under way: the device asks, ' +
    'and the request stays emitted until somebody answers or it faults.',
  source: 'section 2 page requests',
  agent: device,
  params: { p: 'ioasid' },
  sections: [
    section('ask', 'prq_event_thread: by RID and PASID', [
      require(is(dma('d', 'p'), 'emitted'), 'EINVAL'),
      require(is(pasidTableEntry(functionOf('d'), 'p'), 'present'), 'EFAULT'),
      send(request(functionOf('d'), 'p'), 'RAISE', {}, 'EBUSY'),
    ]),
  ],
});
