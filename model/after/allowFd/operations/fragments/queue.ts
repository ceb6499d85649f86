/** A stopped work queue is done with what it was loaded with. */
import { is } from '../../../../../checker/language/formula.js';
import type { Term } from '../../../../../checker/language/formula.js';
import { send, when } from '../../../../../checker/language/operation.js';
import type { Step } from '../../../../../checker/language/operation.js';
import { listing } from '../../../../operations/addresses.js';

export const finishQueue = (m: Term, p: Term): Step =>
  when(is(listing(m, p), 'draining'), [send(listing(m, p), 'DRAINED')]);
