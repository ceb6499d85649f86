/** Putting a notifier block on a chain and taking it off. */
import { is, lit } from '../../../../checker/language/formula.js';
import type { Operand, Term } from '../../../../checker/language/formula.js';
import { forEach, send, when } from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { MAX_AGE } from '../../statecharts/subscriber.js';
import { subscriber } from './addresses.js';
import { withNumber } from './values.js';

/** atomic_notifier_chain_register; null is the global chain. */
export const join = (nb: Term, chain: Operand): Step =>
  when(
    is(subscriber(nb), 'off'),
    [
      forEach('other', 'subscriber', onChain('other', chain), [
        send(subscriber('other'), 'OUTRANK'),
      ]),
      send(subscriber(nb), 'JOIN', { set: chain }),
    ],
    [send(subscriber(nb), 'JOIN', { set: chain })],
  );

/** atomic_notifier_chain_unregister; silent if it is not on the chain. */
export const leave = (nb: Term, chain: Operand): Step =>
  when(onChain(nb, chain), [
    withNumber(subscriber(nb), 'age', [0, MAX_AGE], (age) => [
      forEach('other', 'subscriber', onChain('other', chain), [
        send(subscriber('other'), 'CLOSE_UP', { age: lit(age) }),
      ]),
      send(subscriber(nb), 'LEAVE'),
    ]),
  ]);

const onChain = (nb: Term, chain: Operand) =>
  is(subscriber(nb), 'on', { set: chain });
