import { twinOf } from '../../twin.js';
import { iommufd, twoTables } from '../iommufd.js';

export const idsBroken = twinOf(iommufd, {
  name: 'iommufd-ids-broken',
  rule: 'ids-are-fd-local',
  summary:
    'Ids are looked up in all contexts. A VM attaches the page table ' +
    'of another to its own device, nests on it, or destroys it.',
  breaks: [
    'inter-vm-dma',
    'context-local',
    'refused-changes-nothing',
    'close-completes',
  ],
  without: ['foreign-id-refused'],
  scope: twoTables,
  remarks: {
    'close-completes':
      'A page table that a foreign context uses cannot be destroyed: one ' +
      'VM keeps another from closing its file.',
    'refused-changes-nothing':
      'The close that gets stuck has already taken its devices down.',
  },
});
