import { section, send } from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { ioasid } from './fragments/addresses.js';
import { orNull } from './fragments/values.js';

export const get = defineCall({
  name: 'get',
  convention: 'errno',
  meaning:
    'Takes a reference. A pending id is refused before its set is looked ' +
    'at; a NULL set, a trusted kernel caller, skips that look.',
  source: 'section 2 ioasid_get, 9, R3, R15',
  params: { set: 'setArgument', id: 'ioasid' },
  sections: [
    section('get', 'ioasid_get', [
      orNull('set', 'set', (set) => [
        send(ioasid('id'), 'GET', { set }, 'EINVAL'),
      ]),
    ]),
  ],
});
