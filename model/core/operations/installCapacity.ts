import { send, section } from '../../../checker/language/operation.js';
import { defineCall, number } from '../call.js';
import { capacity } from './fragments/addresses.js';

export const installCapacity = defineCall({
  name: 'install_capacity',
  convention: 'nothing',
  meaning:
    'An IOMMU driver says how many numbers its hardware supports. The first ' +
    'one counts, whenever it comes; later ones are ignored.',
  source: 'section 2 install_capacity, 9',
  params: { n: number },
  sections: [
    section('install', 'ioasid_install_capacity', [
      send(capacity, 'INSTALL', { n: 'n' }),
    ]),
  ],
});
