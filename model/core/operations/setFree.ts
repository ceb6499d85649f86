import { lit } from '../../../checker/language/formula.js';
import {
  section,
  send,
  under,
  when,
} from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { caller, ioasidSet } from './fragments/addresses.js';
import { destroySet } from './fragments/destroySet.js';
import { dereferenced, isEmpty, valid } from './fragments/sets.js';

export const setFree = defineCall({
  name: 'set_free',
  convention: 'errno',
  meaning:
    'The owner gives the set up. With ids left the caller is told EBUSY; ' +
    'v4-fixed remembers it nevertheless and destroys the set with its last ' +
    'id, the one call that changes state while it reports an error.',
  source: 'section 2 ioasid_set_free, 9, R26',
  params: { set: 'setArgument' },
  sections: [
    section('free', 'ioasid_set_free', [
      dereferenced('set', [
        valid('set'),
        when(isEmpty('set'), destroySet('set'), [
          under('free-pending-set', send(ioasidSet('set'), 'FREE_PENDING')),
          send(caller, 'RETURNS_ERRNO', { value: lit('EBUSY') }),
        ]),
      ]),
    ]),
  ],
});
