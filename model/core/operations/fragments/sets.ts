/** What scripts ask about a set. */
import {
  equal,
  exists,
  field,
  is,
  sum,
} from '../../../../checker/language/formula.js';
import type { Formula, Term } from '../../../../checker/language/formula.js';
import { require } from '../../../../checker/language/operation.js';
import type {
  Errno,
  Require,
  Step,
} from '../../../../checker/language/operation.js';
import { OOPS } from '../../call.js';
import { ioasidSet } from './addresses.js';
import { given } from './values.js';

export const isRegistered = (set: Term): Formula =>
  is(ioasidSet(set), ['live', 'dying']);

/** `nr_ioasids` is 0. */
export const isEmpty = (set: Term): Formula =>
  equal(field(ioasidSet(set), 'count'), sum());

/** The set of this mm, if it has one. */
export const isSetOf = (set: Term, mm: Term): Formula =>
  is(ioasidSet(set), ['live', 'dying'], { token: mm });

export const hasSet = (mm: Term): Formula =>
  exists('its set', 'set', isSetOf('its set', mm));

/** Steps with a set argument that is looked into without a check for NULL. */
export const dereferenced = (set: Term, steps: readonly Step[]): Step =>
  given(set, 'set', OOPS, steps);

/** The pointer is the one in its place of the registry. */
export const valid = (set: Term, errno: Errno = 'EINVAL'): Require =>
  require(isRegistered(set), errno);
