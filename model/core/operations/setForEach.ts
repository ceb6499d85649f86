import { is, lit } from '../../../checker/language/formula.js';
import { forEach, section, send } from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { caller, ioasid } from './fragments/addresses.js';

export const setForEach = defineCall({
  name: 'for_each',
  convention: 'list',
  meaning:
    "Calls back for every id on the set's own list, in the order of their " +
    'numbers; the caller locks.',
  source: 'section 2 set_for_each_ioasid, 9',
  params: { set: 'set' },
  sections: [
    section('visit', 'ioasid_set_for_each_ioasid', [
      forEach(
        'p',
        'ioasid',
        is(ioasid('p'), undefined, { set: 'set', listed: lit(true) }),
        [send(caller, 'VISITS', { value: 'p' })],
      ),
    ]),
  ],
});
