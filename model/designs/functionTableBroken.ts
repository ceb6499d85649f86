import { expecting } from '../expecting.js';
import type { Design } from '../design.js';
import { parseScope } from '../scope.js';
import { functionTable } from './functionTable.js';

export const functionTableBroken: Design = {
  ...functionTable,
  name: 'function-table-broken',
  source: 'R7 taken away',
  summary:
    'function-table with an IOMMU that translates a request by any entry for ' +
    "the PASID, whichever function's it is.",
  rules: functionTable.rules.filter((rule) => rule !== 'table-per-function'),
  expect: expecting(functionTable.claims, [
    'inter-vm-dma',
    'foreign-free',
    'free-while-active',
    'stale-use',
    'single-owner',
  ]),
  // With a second VF in one VM the search has ten million states.
  scopes: [parseScope('ioasids=1,mdevs=0,vfs=1+1,quota=1')],
  mendedBy: 'function-table',
  remarks: {
    'intra-vm-dma':
      'Holds only because each VM has a single function here: what its own ' +
      'table lets through was bound to it.',
    'stale-use':
      'Unbind drains the function that is unbound. A request of another ' +
      'function that went through its entry is not waited for and outlives ' +
      'the number.',
  },
};
