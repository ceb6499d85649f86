import { lit } from '../../../checker/language/formula.js';
import {
  forEach,
  section,
  send,
  when,
} from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { caller } from './fragments/addresses.js';
import { hasSet, isSetOf } from './fragments/sets.js';

export const findMmSet = defineCall({
  name: 'find_mm_set',
  convention: 'pointer',
  meaning: 'The set of an mm, or NULL. Takes no reference on it.',
  source: 'section 2 ioasid_find_mm_set',
  params: { mm: 'mm' },
  sections: [
    section('find', 'ioasid_find_mm_set', [
      when(
        hasSet('mm'),
        [
          forEach('s', 'set', isSetOf('s', 'mm'), [
            send(caller, 'RETURNS_SET', { value: 's' }),
          ]),
        ],
        [send(caller, 'RETURNS', { value: lit('NULL') })],
      ),
    ]),
  ],
});
