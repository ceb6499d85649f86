/** The ordered queue. */
import {
  all,
  count,
  equal,
  field,
  holds,
  is,
  lit,
  sum,
} from '../../../../checker/language/formula.js';
import type { Formula, Term } from '../../../../checker/language/formula.js';
import { forEach, send, when } from '../../../../checker/language/operation.js';
import type { Step, When } from '../../../../checker/language/operation.js';
import { MAX_WORK } from '../../statecharts/cleanupWork.js';
import { cleanupWork } from './addresses.js';
import { withNumber } from './values.js';

/** As many items were queued after it as there are others. */
export const isOldest = (p: Term): Formula =>
  all(
    is(cleanupWork(p), 'queued'),
    equal(
      sum(field(cleanupWork(p), 'age'), holds(all())),
      count('queued', 'ioasid', is(cleanupWork('queued'), 'queued')),
    ),
  );

/** queue_work of an item that is not queued. */
export const queueWork = (p: Term): readonly Step[] => [
  forEach('queued', 'ioasid', is(cleanupWork('queued'), 'queued'), [
    send(cleanupWork('queued'), 'OUTRANK'),
  ]),
  send(cleanupWork(p), 'QUEUE'),
];

/** cancel_work, wherever in the queue the item is. */
export const cancelWork = (p: Term): When =>
  when(is(cleanupWork(p), 'queued'), [
    withNumber(cleanupWork(p), 'age', [0, MAX_WORK], (age) => [
      forEach('queued', 'ioasid', is(cleanupWork('queued'), 'queued'), [
        send(cleanupWork('queued'), 'CLOSE_UP', { age: lit(age) }),
      ]),
      send(cleanupWork(p), 'RUN'),
    ]),
  ]);
