/** Reading a field of a chart into the payload of a message. */
import type {
  Address,
  Formula,
  Operand,
  Term,
} from '../../../../checker/language/formula.js';
import {
  any,
  exists,
  is,
  lit,
  same,
} from '../../../../checker/language/formula.js';
import type { Sort } from '../../../../checker/language/domain.js';
import {
  forEach,
  require,
  when,
} from '../../../../checker/language/operation.js';
import type { Errno, Step } from '../../../../checker/language/operation.js';

/** The term names an object of that sort. */
export const isA = (term: Term, sort: Sort): Formula =>
  exists(`any ${sort}`, sort, same(term, `any ${sort}`));

/** Steps for an argument that is an object of the sort; any other is refused
 * before something looks into it. */
export const given = (
  term: Term,
  sort: Sort,
  errno: Errno,
  steps: readonly Step[],
): Step => when(isA(term, sort), steps, [require(any(), errno)]);

/** An argument as a payload: the object, or null. */
export const orNull = (
  term: Term,
  sort: Sort,
  steps: (value: Operand) => readonly Step[],
): Step => when(isA(term, sort), steps(term), steps(lit(null)));

/** Steps with the number that `field` counts just now, `least` to `most`. */
export const withNumber = (
  at: Address,
  field: string,
  [least, most]: readonly [number, number],
  steps: (n: number) => readonly Step[],
): Step => {
  const rest =
    least < most ? [withNumber(at, field, [least + 1, most], steps)] : [];
  return when(is(at, undefined, { [field]: lit(least) }), steps(least), rest);
};

/** Steps with the object, or null, that `field` points at just now. */
export const withObject = (
  at: Address,
  field: string,
  sort: Sort,
  steps: (object: Operand) => readonly Step[],
): Step => {
  const found = `${field} of ${at.chart}`;
  return when(is(at, undefined, { [field]: lit(null) }), steps(lit(null)), [
    forEach(found, sort, is(at, undefined, { [field]: found }), steps(found)),
  ]);
};
