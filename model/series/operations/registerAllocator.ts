import { exists, is, not } from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
} from '../../../checker/language/operation.js';
import {
  allocator,
  numberSource,
} from '../../core/operations/fragments/around.js';

export const registerAllocator = defineOperation({
  name: 'registerAllocator',
  meaning:
    "A guest's VT-d driver finds the virtual command interface: from now on " +
    'numbers come from the host. Refused while one of the default allocator ' +
    'is alive.',
  source: 'section 1 other entities (EEXIST, EAGAIN), R35',
  agent: { kind: 'host', var: 'a', sort: 'allocator' },
  params: {},
  sections: [
    section('register', 'ioasid_register_allocator', [
      require(is(allocator('a'), 'default'), 'EEXIST'),
      under(
        'one-number-space',
        require(not(
          exists('p', 'ioasid', is(numberSource('p'), 'default')),
        ), 'EAGAIN'),
      ),
      send(allocator('a'), 'REGISTER'),
    ]),
  ],
});
