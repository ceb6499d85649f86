import { is, lit } from '../../../checker/language/formula.js';
import { section, send, when } from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { caller, ioasid } from './fragments/addresses.js';
import { reclaim } from './fragments/reclaim.js';
import { orNull } from './fragments/values.js';

export const put = defineCall({
  name: 'put',
  convention: 'truth',
  meaning:
    "Drops a reference, anybody's: the code keeps no account of holders. " +
    'True if it was the last; the id is then reclaimed without an event.',
  source: 'section 2 ioasid_put, 9, R3',
  params: { set: 'setArgument', id: 'ioasid' },
  sections: [
    section('put', 'ioasid_put', [
      orNull('set', 'set', (set) => [
        send(ioasid('id'), 'PUT', { set }, 'EINVAL'),
      ]),
      when(
        is(ioasid('id'), 'released'),
        [reclaim('id'), send(caller, 'RETURNS', { value: lit('true') })],
        [send(caller, 'RETURNS', { value: lit('false') })],
      ),
    ]),
  ],
});
