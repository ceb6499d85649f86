import { section, send } from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { ioasid, privateData } from './fragments/addresses.js';
import { orNull } from './fragments/values.js';

export const attachData = defineCall({
  name: 'attach_data',
  convention: 'errno',
  meaning:
    "Stores a driver's pointer with the id unless it has one. NULL is stored " +
    'like any other and so clears nothing.',
  source: 'section 2 ioasid_attach_data, 9',
  params: { id: 'ioasid', data: 'dataArgument' },
  sections: [
    section('attach', 'ioasid_attach_data', [
      send(ioasid('id'), 'NAME', {}, 'ENOENT'),
      orNull('data', 'data', (data) => [
        send(privateData('id'), 'ATTACH', { data }, 'EBUSY'),
      ]),
    ]),
  ],
});
