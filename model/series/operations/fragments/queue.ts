/** An mdev's work queue: who stops it, and the end of its use of a PASID. */
import { send } from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import type { Term } from '../../../../checker/language/formula.js';
import { listing, mdev } from '../../../operations/addresses.js';

/** The queue emits no more; its drain and its put are still to come. */
export const stopped = (m: Term, p: Term): readonly Step[] => [
  send(listing(m, p), 'STOP', {}, 'EINVAL'),
  send(mdev(m), 'CLEAR'),
];
