import { section, send } from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { ioasid, privateData } from './fragments/addresses.js';

export const detachData = defineCall({
  name: 'detach_data',
  convention: 'nothing',
  meaning: "Clears the driver's pointer.",
  source: 'section 2 ioasid_detach_data',
  params: { id: 'ioasid' },
  sections: [
    section('detach', 'ioasid_detach_data', [
      send(ioasid('id'), 'NAME', {}, 'ENOENT'),
      send(privateData('id'), 'DETACH'),
    ]),
  ],
});
