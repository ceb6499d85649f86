/** Whom an FD was given to, for the claims. */
import { all, exists, is } from '../../../../checker/language/formula.js';
import type { Formula, Term } from '../../../../checker/language/formula.js';
import { ioasid } from '../../../operations/addresses.js';
import { holding, ioasidFd } from '../addresses.js';

/** `v` opened the FD of `p` or was passed it, in the FD's present life. */
export const wasGiven = (v: Term, p: Term): Formula =>
  exists(
    'f',
    'fd',
    all(
      is(ioasid(p), undefined, { fd: 'f' }),
      is(holding(v, 'f'), ['held', 'closed']),
    ),
  );

/** The page table of `p` maps memory of `v`. */
export const maps = (p: Term, v: Term): Formula =>
  exists(
    'f',
    'fd',
    all(
      is(ioasid(p), undefined, { fd: 'f' }),
      is(ioasidFd('f'), undefined, { opener: v }),
    ),
  );
