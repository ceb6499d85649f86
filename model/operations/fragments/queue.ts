/** Stopping an mdev's work queue and what ends its use of a PASID. */
import { is } from '../../../checker/language/formula.js';
import type { Term } from '../../../checker/language/formula.js';
import { send, under, when } from '../../../checker/language/operation.js';
import type { Step } from '../../../checker/language/operation.js';
import { listing, mdev } from '../addresses.js';
import { put } from './reclaim.js';

/** The work queue stops emitting `p`; what it emitted is still under way. */
export const stopQueue = (m: Term, p: Term): readonly Step[] => [
  send(listing(m, p), 'STOP', {}, 'EINVAL'),
  send(mdev(m), 'CLEAR'),
];

/** A stopped queue is done with `p`: its reference is dropped, once. */
export const finishQueue = (m: Term, p: Term): Step =>
  when(is(listing(m, p), 'draining'), [
    send(listing(m, p), 'DRAINED'),
    ...put(p).map((step) => under('load-takes-reference', step)),
  ]);
