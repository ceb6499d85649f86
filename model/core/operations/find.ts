import { is, lit } from '../../../checker/language/formula.js';
import {
  forEach,
  section,
  send,
  when,
} from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { caller, ioasid, privateData } from './fragments/addresses.js';
import { isA, orNull } from './fragments/values.js';

export const find = defineCall({
  name: 'find',
  convention: 'pointer',
  meaning:
    'The private pointer of an id, under RCU and without a reference; NULL ' +
    'when the getter refuses. Works on a pending id.',
  source: 'section 2 ioasid_find, 9, R3',
  params: { set: 'setArgument', id: 'ioasid', getter: 'getter' },
  sections: [
    section('find', 'ioasid_find under rcu_read_lock', [
      orNull('set', 'set', (set) => [
        send(ioasid('id'), 'FIND', { set }, 'ENOENT'),
      ]),
      when(
        isA('getter', 'refusingGetter'),
        [send(caller, 'RETURNS', { value: lit('NULL') })],
        [
          when(is(privateData('id'), undefined, { data: lit(null) }), [
            send(caller, 'RETURNS', { value: lit('NULL') }),
          ]),
          forEach(
            'd',
            'data',
            is(privateData('id'), undefined, { data: 'd' }),
            [send(caller, 'RETURNS_DATA', { value: 'd' })],
          ),
        ],
      ),
    ]),
  ],
});
