/** Requests that leave a device. */
import {
  all,
  exists,
  is,
  lit,
  not,
  same,
} from '../../../../../checker/language/formula.js';
import type { Term } from '../../../../../checker/language/formula.js';
import {
  forEach,
  require,
  send,
} from '../../../../../checker/language/operation.js';
import type { Step } from '../../../../../checker/language/operation.js';
import { access, functionOf, request } from '../../addresses.js';

/** One at a time, of a device that its guest can reach. */
export const mayEmit = (d: Term): readonly Step[] => [
  require(not(
    exists('other', 'device', not(is(request('other'), 'idle'))),
  ), 'EBUSY'),
  send(access(d), 'USE', {}, 'ENODEV'),
];

export const emit = (
  d: Term,
  by: 'queue' | 'enqcmd',
  asked: Term,
  sent: Term,
  own: boolean,
): Step =>
  send(
    request(d),
    'EMIT',
    { by: lit(by), asked, sent, own: lit(own) },
    'EBUSY',
  );

/** The function is done with a number. */
export const drainNumber = (d: Term, p: Term): Step =>
  forEach(
    'r',
    'device',
    all(
      same(functionOf('r'), functionOf(d)),
      is(request('r'), 'emitted', { sent: p }),
    ),
    [send(request('r'), 'QUIESCE')],
  );
