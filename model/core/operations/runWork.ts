import { exists, is, lit } from '../../../checker/language/formula.js';
import {
  forEach,
  section,
  send,
  when,
} from '../../../checker/language/operation.js';
import type { Step } from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import {
  caller,
  cleanupWork,
  ioasid,
  privateData,
} from './fragments/addresses.js';
import { detachSpid } from './fragments/detach.js';
import { did } from './fragments/reactions.js';
import { isOldest } from './fragments/work.js';
import { reclaim } from './fragments/reclaim.js';

/** By number and unconditional: it may act on a later life of the id. */
export const cleanUp: readonly Step[] = [
  did('w', 'detach_spid', 'p'),
  detachSpid('p'),
  did('w', 'detach_data', 'p'),
  send(privateData('p'), 'DETACH'),
  when(is(ioasid('p'), ['idle', 'freePending']), [
    send(ioasid('p'), 'PUT', { set: lit(null) }),
  ]),
  when(
    is(ioasid('p'), 'released'),
    [reclaim('p'), did('w', 'put', 'p', 'true')],
    [did('w', 'put', 'p', 'false')],
  ),
];

export const runWork = defineCall({
  name: 'run_work',
  convention: 'nothing',
  meaning:
    'The ordered queue runs its oldest item: the three calls that end the ' +
    'deferred work of V4-14, for the id the item was queued for. One section ' +
    'here, three lock holds in the driver.',
  source: 'section 1 ioasid_wq, section 3, V4-14',
  params: {},
  sections: [
    section('run', 'process_one_work on ioasid_wq', [
      when(
        exists('q', 'ioasid', is(cleanupWork('q'), 'queued')),
        [send(caller, 'RETURNS', { value: lit('ran') })],
        [send(caller, 'RETURNS', { value: lit('empty') })],
      ),
      forEach('p', 'ioasid', isOldest('p'), [
        send(cleanupWork('p'), 'RUN'),
        forEach('w', 'worker', undefined, cleanUp),
      ]),
    ]),
  ],
});
