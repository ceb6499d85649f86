/** Waiting until nothing a device emitted with a PASID is under way. */
import { is, not } from '../../../checker/language/formula.js';
import type { Term } from '../../../checker/language/formula.js';
import {
  send,
  under,
  waitFor,
  when,
} from '../../../checker/language/operation.js';
import type { Step } from '../../../checker/language/operation.js';
import { dma } from '../addresses.js';

/** The device's drain of posted and translated requests (R16, V4-14). */
export const drain = (d: Term, p: Term): readonly Step[] => [
  under('drain', waitFor(not(is(dma(d, p), ['emitted', 'translated'])))),
  when(is(dma(d, p), 'landed'), [send(dma(d, p), 'QUIESCE')]),
];
