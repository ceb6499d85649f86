/** The cgroup's account of ids (sections 1 and 9). */
import { is } from '../../../../checker/language/formula.js';
import type { Term } from '../../../../checker/language/formula.js';
import {
  forEach,
  require,
  send,
  under,
} from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { ioasidSet } from './addresses.js';
import { charge, currentTask } from './around.js';

/** At alloc, for a set of type MM: it must be that of the current process. */
export const chargeOwner = (set: Term): readonly Step[] => [
  under(
    'charge-at-alloc',
    forEach('payer', 'mm', is(ioasidSet(set), undefined, { token: 'payer' }), [
      require(is(currentTask, undefined, { mm: 'payer' }), 'EPERM'),
      send(charge('payer'), 'CHARGE', {}, 'EAGAIN'),
    ]),
  ),
];

/** At reclaim, as the code has it: whoever runs it gets the charge back; a
 * worker is nobody. */
export const unchargeRunner: Step = forEach(
  'runner',
  'mm',
  is(currentTask, undefined, { mm: 'runner' }),
  [send(charge('runner'), 'UNCHARGE')],
);

/** At reclaim, as it should be: who was charged. */
export const unchargeOwner = (set: Term): Step =>
  forEach('payer', 'mm', is(ioasidSet(set), undefined, { token: 'payer' }), [
    send(charge('payer'), 'UNCHARGE'),
  ]);
