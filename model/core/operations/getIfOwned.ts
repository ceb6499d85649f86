import { is, lit, not } from '../../../checker/language/formula.js';
import {
  forEach,
  require,
  section,
  send,
  under,
} from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { ioasid, ioasidSet } from './fragments/addresses.js';

export const getIfOwned = defineCall({
  name: 'get_if_owned',
  convention: 'errno',
  meaning:
    'Takes a reference for the process that runs, mm being current->mm, if ' +
    'the id is in its set. The owner is looked at before the state.',
  source: 'section 2 ioasid_get_if_owned, V4-11, 9, R1',
  params: { mm: 'mm', id: 'ioasid' },
  sections: [
    section('get', 'ioasid_get_if_owned', [
      require(not(is(ioasid('id'), 'free')), 'ENOENT'),
      forEach('s', 'set', is(ioasid('id'), undefined, { set: 's' }), [
        require(not(
          is(ioasidSet('s'), undefined, { token: lit(null) }),
        ), 'EINVAL'),
        under(
          'own-mm-at-get-if-owned',
          require(is(ioasidSet('s'), undefined, { token: 'mm' }), 'EPERM'),
        ),
        send(ioasid('id'), 'GET', { set: 's' }, 'EINVAL'),
      ]),
    ]),
  ],
});
