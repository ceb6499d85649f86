import {
  all,
  exists,
  is,
  lit,
  not,
} from '../../../checker/language/formula.js';
import {
  forEach,
  require,
  section,
  send,
} from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { ioasid, privateId } from './fragments/addresses.js';
import { notifySet, withOwner } from './fragments/notify.js';
import { given } from './fragments/values.js';

export const attachSpid = defineCall({
  name: 'attach_spid',
  convention: 'errno',
  meaning:
    'Names the id by a number private to its set and sends BIND. A SPID it ' +
    'already has is replaced without UNBIND. Takes no reference and does not ' +
    'look at the state.',
  source: 'section 2 ioasid_attach_spid, 9, R19, R23',
  params: { id: 'ioasid', spid: 'spidArgument' },
  sections: [
    section('attach', 'ioasid_attach_spid', [
      given('spid', 'spid', 'EINVAL', [
        send(ioasid('id'), 'NAME', {}, 'ENOENT'),
        forEach('s', 'set', is(ioasid('id'), undefined, { set: 's' }), [
          require(not(
            exists(
              'q',
              'ioasid',
              all(
                is(ioasid('q'), undefined, { set: 's', listed: lit(true) }),
                is(privateId('q'), undefined, { spid: 'spid' }),
              ),
            ),
          ), 'EINVAL'),
        ]),
        send(privateId('id'), 'ATTACH', { spid: 'spid' }),
        withOwner('id', 'of', notifySet('BIND', 'id', 'of')),
      ]),
    ]),
  ],
});
