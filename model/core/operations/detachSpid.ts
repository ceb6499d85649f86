import { section } from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { detachSpid as detach } from './fragments/detach.js';

export const detachSpid = defineCall({
  name: 'detach_spid',
  convention: 'nothing',
  meaning:
    'Sends UNBIND with the SPID still there, then clears it. Nothing happens ' +
    'to an id that has none.',
  source: 'section 2 ioasid_detach_spid',
  params: { id: 'ioasid' },
  sections: [section('detach', 'ioasid_detach_spid', [detach('id')])],
});
