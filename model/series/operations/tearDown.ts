import { all, is, lit } from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
} from '../../../checker/language/operation.js';
import { cleanupWork } from '../../core/operations/fragments/addresses.js';
import { isOldest } from '../../core/operations/fragments/work.js';
import {
  isBoundAnywhere,
  lockMutex,
  tearDownEach,
} from './fragments/devices.js';

export const tearDown = defineOperation({
  name: 'tearDown',
  meaning:
    "The ordered queue takes up the IOMMU driver's oldest item, whose PASID " +
    'was freed while bound: it takes pasid_mutex and tears down the entry of ' +
    'every device on the list of its intel_svm. Its end is cleanUp.',
  source: 'section 3 V4-14 deferred work',
  agent: { kind: 'host', var: 'w', sort: 'worker' },
  params: { p: 'ioasid' },
  sections: [
    section('tear down', 'intel_svm_free_async_fn: devices', [
      require(all(
        isOldest('p'),
        is(cleanupWork('p'), 'queued', { stale: lit(false) }),
        isBoundAnywhere('p'),
      ), 'ENOENT'),
      ...lockMutex('w', lit(null)),
      ...tearDownEach('p'),
    ]),
  ],
});
