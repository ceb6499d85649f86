import { twinOf } from '../../twin.js';
import { iommufd, twoTables } from '../iommufd.js';

export const nestingBroken = twinOf(iommufd, {
  name: 'iommufd-nesting-broken',
  rule: 'nesting-parent',
  summary:
    'An HWPT_NESTED stands on anything. The user writes a table that ' +
    'no kernel table confines.',
  breaks: ['inter-vm-dma'],
  without: ['nesting-refused'],
  scope: twoTables,
  remarks: {
    'context-local':
      'Holds: the parent is in the same context, only it confines nothing.',
  },
});
