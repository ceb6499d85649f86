/** A set leaves the registry. */
import { is, lit } from '../../../../checker/language/formula.js';
import type { Term } from '../../../../checker/language/formula.js';
import {
  forEach,
  send,
  under,
} from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { MAX_CAPACITY } from '../../statecharts/capacity.js';
import { capacity, ioasidSet, mmRecord, subscriber } from './addresses.js';
import { withNumber } from './values.js';

/**
 * The records of its mm go back to pending and their blocks leave with the
 * chain. Its quota is not given back to the pool (section 9, recordings).
 */
export const destroySet = (set: Term): readonly Step[] => [
  ...leaveChain(set),
  send(ioasidSet(set), 'DESTROY'),
];

/** All of it but the end of the set itself. */
export const leaveChain = (set: Term): readonly Step[] => [
  forEach('token', 'mm', is(ioasidSet(set), undefined, { token: 'token' }), [
    forEach('left', 'record', is(mmRecord('left'), 'active', { mm: 'token' }), [
      send(mmRecord('left'), 'DEACTIVATE'),
    ]),
  ]),
  forEach('leaving', 'subscriber', is(subscriber('leaving'), 'on', { set }), [
    send(subscriber('leaving'), 'LEAVE'),
  ]),
  under(
    'quota-comes-back',
    withNumber(ioasidSet(set), 'quota', [0, MAX_CAPACITY], (n) => [
      send(capacity, 'CANCEL', { n: lit(n) }),
    ]),
  ),
];
