/** The three parts of every detach, whatever causes it (R16, R18). */
import { is, not } from '../../../../../checker/language/formula.js';
import type { Term } from '../../../../../checker/language/formula.js';
import {
  forEach,
  send,
  under,
  waitFor,
  when,
} from '../../../../../checker/language/operation.js';
import type { Step } from '../../../../../checker/language/operation.js';
import {
  attachment,
  dma,
  hwpt,
  pageRequest,
  tableEntry,
} from '../../addresses.js';

/** The entry is cleared; what is cached of it is still there. */
export const clear = (d: Term, p: Term): readonly Step[] => [
  send(attachment(d, p), 'DETACH', {}, 'ENOENT'),
  send(tableEntry(d, p), 'CLEAR'),
];

/** PASID cache, IOTLB and device TLB. */
export const flush = (d: Term, p: Term): Step =>
  under('flush', send(tableEntry(d, p), 'FLUSH'));

/** What the device has under way with the PASID is waited for. */
export const drain = (d: Term, p: Term): readonly Step[] => [
  under('drain', waitFor(not(is(dma(d, p), ['emitted', 'translated'])))),
  when(is(dma(d, p), 'landed'), [send(dma(d, p), 'QUIESCE')]),
];

/** iommufd_auto_response_faults of the handle, and the end of its life. */
export const answerFaults = (d: Term, p: Term): readonly Step[] => [
  under('detach-answers-faults', send(pageRequest(d, p), 'ANSWER')),
  send(pageRequest(d, p), 'ENDED'),
];

/** The attachment is over: its reference goes last. */
export const detached = (d: Term, p: Term): readonly Step[] => [
  ...answerFaults(d, p),
  forEach('h', 'hwpt', is(attachment(d, p), undefined, { hwpt: 'h' }), [
    send(hwpt('h'), 'PUT'),
  ]),
  send(attachment(d, p), 'DETACHED'),
];
