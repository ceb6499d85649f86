import { oneOf } from '../../../checker/language/domain.js';
import { is, lit, not } from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../checker/language/operation.js';
import type { Operation, Step } from '../../../checker/language/operation.js';
import {
  caller,
  capacity,
  ioasidSet,
} from '../../core/operations/fragments/addresses.js';
import { withNumber } from '../../core/operations/fragments/values.js';
import {
  forgetWanted,
  withWanted,
} from '../../core/operations/fragments/wants.js';
import { ioctl, thread } from './fragments/calls.js';

/** What is available changes by the difference. */
const settle = (before: number, after: number): readonly Step[] =>
  after > before
    ? [send(capacity, 'GROW', { n: lit(after - before) }, 'ENOSPC')]
    : after < before
      ? [send(capacity, 'CANCEL', { n: lit(before - after) })]
      : [];

/** @param most the largest quota asked for */
export const adjust = (most: number): Operation =>
  defineOperation({
    name: 'adjust',
    meaning:
      'ioasid_adjust_set: the set gets another quota, not below what it ' +
      'holds and growing by no more than is available.',
    source: 'section 2 ioasid_adjust_set (V2 and V3 only), R25',
    agent: thread,
    params: {
      quota: oneOf(...Array.from({ length: most + 1 }, (_, n) => String(n))),
    },
    sections: [
      section(
        'adjust',
        'ioasid_adjust_set',
        ioctl([
          send(caller, 'WANT', { n: 'quota' }),
          require(not(is(caller, undefined, { wants: lit(0) })), 'EINVAL'),
          withNumber(ioasidSet('mine'), 'quota', [1, most], (before) => [
            send(ioasidSet('mine'), 'ADJUST', { quota: 'quota' }, 'EINVAL'),
            withWanted((after) => settle(before, after)),
          ]),
          forgetWanted,
        ]),
      ),
    ],
  });
