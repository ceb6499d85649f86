import { lit } from '../../../checker/language/formula.js';
import { send, section } from '../../../checker/language/operation.js';
import { defineCall, number } from '../call.js';
import { caller, capacity } from './fragments/addresses.js';
import { forgetWanted, want, withWanted } from './fragments/wants.js';

export const reserveCapacity = defineCall({
  name: 'reserve_capacity',
  convention: 'errno',
  meaning:
    'Takes numbers out of the pool for use outside any set; 0 takes all ' +
    'that are left. Returns how many it took.',
  source: 'section 2 reserve_capacity, 9',
  params: { n: number },
  sections: [
    section('reserve', 'ioasid_reserve_capacity', [
      ...want('n'),
      withWanted((n) => [
        send(capacity, 'TAKE', { n: lit(n) }, 'ENOSPC'),
        send(caller, 'RETURNS_NUMBER', { value: lit(n) }),
      ]),
      forgetWanted,
    ]),
  ],
});
