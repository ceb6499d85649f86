import { all, any, is, lit, not } from '../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  section,
  send,
  waitFor,
  when,
} from '../../../checker/language/operation.js';
import {
  cleanupWork,
  holding,
} from '../../core/operations/fragments/addresses.js';
import { isOldest } from '../../core/operations/fragments/work.js';
import { cleanUp as threeCalls } from '../../core/operations/runWork.js';
import {
  anyDevice,
  drained,
  drainedOwn,
  endAll,
  isBoundAnywhere,
  mutexIsFree,
  unlockMutex,
  workerHasMutex,
} from './fragments/devices.js';

export const cleanUp = defineOperation({
  name: 'cleanUp',
  meaning:
    "The end of the IOMMU driver's oldest item: once everything is drained, " +
    'detach_spid, detach_data and put, by number, whatever has become of the id meanwhile. An item ' +
    'whose intel_svm was freed finds no devices (in truth it reads freed ' +
    'memory). There is no item for an id that was not freed while bound.',
  source: 'section 3 V4-14 deferred work, 9',
  agent: { kind: 'host', var: 'w', sort: 'worker' },
  params: { p: 'ioasid' },
  sections: [
    section('run', 'process_one_work on ioasid_wq', [
      waitFor(any(is(cleanupWork('p'), 'idle'), isOldest('p'))),
      waitFor(
        any(
          is(cleanupWork('p'), 'idle'),
          workerHasMutex('w'),
          all(
            mutexIsFree('w'),
            any(
              is(cleanupWork('p'), 'queued', { stale: lit(true) }),
              not(isBoundAnywhere('p')),
            ),
          ),
        ),
      ),
      when(workerHasMutex('w'), [
        drained('p', anyDevice),
        drainedOwn('p'),
        endAll('p'),
        unlockMutex('w'),
      ]),
      send(cleanupWork('p'), 'RUN', {}, 'ENOENT'),
      forEach('driver', 'iommu', undefined, [
        when(not(is(holding('driver', 'p'), undefined, { held: lit(0) })), [
          send(holding('driver', 'p'), 'RELEASE'),
        ]),
      ]),
      ...threeCalls,
    ]),
  ],
});
