/** Reading a field of a chart into the payload of a message. */
import type {
  Address,
  Formula,
  Operand,
  Term,
} from '../../../../checker/language/formula.js';
import {
  exists,
  is,
  lit,
  not,
  same,
} from '../../../../checker/language/formula.js';
import type { Sort } from '../../../../checker/language/domain.js';
import { forEach, when } from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';

/** The term names an object of that sort. */
export const isA = (term: Term, sort: Sort): Formula =>
  exists(`any ${sort}`, sort, same(term, `any ${sort}`));

/** The argument is the NULL pointer, INVALID_IOASID or no token. */
export const isNull = (term: Term, sort: Sort): Formula => not(isA(term, sort));

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
