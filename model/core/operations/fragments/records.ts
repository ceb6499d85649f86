/** The list of mm notifiers. */
import { is, lit } from '../../../../checker/language/formula.js';
import type { Formula, Term } from '../../../../checker/language/formula.js';
import { forEach, send } from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { MAX_RECORDS } from '../../statecharts/mmRecord.js';
import { mmRecord } from './addresses.js';
import { withNumber } from './values.js';

const isListed = (r: Term): Formula =>
  is(mmRecord(r), ['pending', 'active', 'blank']);

/** The record was made for this block and mm. */
export const isRecordOf = (r: Term, nb: Term, mm: Term): Formula =>
  is(mmRecord(r), ['pending', 'active'], { nb, mm });

/** list_add: the newest is first. */
export const makeRoom: Step = forEach('other', 'record', isListed('other'), [
  send(mmRecord('other'), 'OUTRANK'),
]);

/** list_del. */
export const remove = (r: Term): Step =>
  withNumber(mmRecord(r), 'age', [0, MAX_RECORDS], (age) => [
    forEach('other', 'record', isListed('other'), [
      send(mmRecord('other'), 'CLOSE_UP', { age: lit(age) }),
    ]),
    send(mmRecord(r), 'REMOVE'),
  ]);
