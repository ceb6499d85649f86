import { is, lit } from '../../../checker/language/formula.js';
import {
  forEach,
  section,
  send,
  when,
} from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { ioasid } from './fragments/addresses.js';
import { freeId } from './fragments/freeId.js';
import { dereferenced, valid } from './fragments/sets.js';

export const freeAll = defineCall({
  name: 'free_all',
  convention: 'nothing',
  meaning:
    "Frees every id on the set's own list and takes it off that list, also " +
    'where it stays pending: set_for_each and find_by_spid miss it then. ' +
    'The first checks hold no lock.',
  source: 'section 2 ioasid_free_all_in_set, 9',
  params: { set: 'setArgument' },
  sections: [
    section('check', 'ioasid_free_all_in_set before the lock', [
      dereferenced('set', [valid('set')]),
    ]),
    section('free', 'ioasid_free_all_in_set under the lock', [
      dereferenced('set', [
        forEach(
          'p',
          'ioasid',
          is(ioasid('p'), undefined, { set: 'set', listed: lit(true) }),
          [
            freeId('p', 'set'),
            when(is(ioasid('p'), 'freePending'), [send(ioasid('p'), 'UNLIST')]),
          ],
        ),
      ]),
    ]),
  ],
});
