import { lit } from '../../../checker/language/formula.js';
import { send, section } from '../../../checker/language/operation.js';
import { defineCall, number } from '../call.js';
import { MAX_CAPACITY } from '../statecharts/capacity.js';
import { caller, capacity } from './fragments/addresses.js';
import { withNumber } from './fragments/values.js';

export const cancelCapacity = defineCall({
  name: 'cancel_capacity',
  convention: 'errno',
  meaning:
    'Gives reserved numbers back and returns what is available then. ' +
    'Nothing remembers who reserved what: it is refused only beyond the total.',
  source: 'section 2 cancel_capacity, 9',
  params: { n: number },
  sections: [
    section('cancel', 'ioasid_cancel_capacity', [
      send(capacity, 'CANCEL', { n: 'n' }, 'EINVAL'),
      withNumber(capacity, 'available', [0, MAX_CAPACITY], (n) => [
        send(caller, 'RETURNS_NUMBER', { value: lit(n) }),
      ]),
    ]),
  ],
});
