import { any, is, lit, not } from '../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  section,
  send,
  waitFor,
  when,
} from '../../../checker/language/operation.js';
import { cleanupWork, holding } from '../operations/fragments/addresses.js';
import { isOldest } from '../operations/fragments/work.js';
import { cleanUp as threeCalls } from '../operations/runWork.js';

export const cleanUp = defineOperation({
  name: 'cleanUp',
  meaning:
    "The ordered queue runs the IOMMU driver's oldest item: detach_spid, " +
    'detach_data and put, by number, whatever has become of the id meanwhile. ' +
    'There is no item to run for an id that was not freed while bound.',
  source: 'section 3 V4-14 deferred work',
  agent: { kind: 'host', var: 'w', sort: 'worker' },
  params: { p: 'ioasid' },
  sections: [
    section('run', 'process_one_work on ioasid_wq', [
      waitFor(any(is(cleanupWork('p'), 'idle'), isOldest('p'))),
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
