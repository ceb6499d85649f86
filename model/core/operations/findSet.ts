import { is } from '../../../checker/language/formula.js';
import { forEach, section, send } from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { caller, ioasid } from './fragments/addresses.js';

export const findSet = defineCall({
  name: 'find_set',
  convention: 'pointer',
  meaning: 'The set of an id, without the lock and without a reference.',
  source: 'section 9',
  params: { id: 'ioasid' },
  sections: [
    section('find', 'ioasid_find_set', [
      send(ioasid('id'), 'NAME', {}, 'ENOENT'),
      forEach('s', 'set', is(ioasid('id'), undefined, { set: 's' }), [
        send(caller, 'RETURNS_SET', { value: 's' }),
      ]),
    ]),
  ],
});
