/** The number a call asks for, kept in its caller's local variable. */
import { is, lit } from '../../../../checker/language/formula.js';
import type { Term } from '../../../../checker/language/formula.js';
import { send, when } from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { MAX_CAPACITY } from '../../statecharts/capacity.js';
import { caller, capacity } from './addresses.js';
import { withNumber } from './values.js';

/** The number asked for; 0 asks for everything available. */
export const want = (n: Term): readonly Step[] => [
  send(caller, 'WANT', { n }),
  when(is(caller, undefined, { wants: lit(0) }), [
    withNumber(capacity, 'available', [0, MAX_CAPACITY], (available) => [
      send(caller, 'WANT', { n: lit(available) }),
    ]),
  ]),
];

export const withWanted = (steps: (n: number) => readonly Step[]): Step =>
  withNumber(caller, 'wants', [0, MAX_CAPACITY], steps);

export const forgetWanted: Step = send(caller, 'WANT', { n: lit(0) });
