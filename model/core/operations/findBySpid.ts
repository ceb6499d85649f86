import { all, is, lit, not } from '../../../checker/language/formula.js';
import {
  require,
  section,
  send,
  when,
} from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { caller, ioasid, privateId } from './fragments/addresses.js';
import { endSearch, nothingFound, searchFirst } from './fragments/first.js';
import { dereferenced, valid } from './fragments/sets.js';
import { isA, orNull } from './fragments/values.js';

export const findBySpid = defineCall({
  name: 'find_by_spid',
  convention: 'id',
  meaning:
    "The host id behind a private one: a walk over the set's own list that " +
    'looks at no state. With get it takes a reference, also on a pending id. ' +
    'Asked for INVALID_IOASID it finds the first id that has no SPID.',
  source: 'section 2 ioasid_find_by_spid, 9, recordings, R4',
  params: { set: 'setArgument', spid: 'spidArgument', get: 'choice' },
  sections: [
    section('find', 'ioasid_find_by_spid', [
      dereferenced('set', [
        valid('set'),
        orNull('spid', 'spid', (spid) =>
          searchFirst(
            {
              lookup: 'match',
              each: 'p',
              sort: 'ioasid',
              where: all(
                is(ioasid('p'), undefined, { set: 'set', listed: lit(true) }),
                is(privateId('p'), undefined, { spid }),
              ),
            },
            [
              when(isA('get', 'yes'), [
                send(ioasid('p'), 'TAKE', {}, 'EINVAL'),
              ]),
              send(caller, 'RETURNS_ID', { value: 'p' }),
            ],
          ),
        ),
        require(not(nothingFound('match')), 'ENOENT'),
        endSearch('match'),
      ]),
    ]),
  ],
});
