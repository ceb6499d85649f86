/** ioasid_free_locked. */
import { is } from '../../../../checker/language/formula.js';
import type { Term } from '../../../../checker/language/formula.js';
import { send, when } from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { ioasid } from './addresses.js';
import { notifyAll, withOwner } from './notify.js';
import { reclaim } from './reclaim.js';
import { orNull } from './values.js';

/** The first free of a live id drops the core's reference; if others are
 * left, everybody is told. A later one finds it pending and does nothing. */
export const freeId = (p: Term, set: Term): Step =>
  when(
    is(ioasid(p), 'idle'),
    [
      askedFor(p, set),
      when(
        is(ioasid(p), 'released'),
        [reclaim(p)],
        [withOwner(p, 'of', notifyAll('FREE', p, 'of'))],
      ),
    ],
    [askedFor(p, set)],
  );

const askedFor = (p: Term, set: Term): Step =>
  orNull(set, 'set', (by) => [send(ioasid(p), 'FREE', { set: by }, 'EINVAL')]);
