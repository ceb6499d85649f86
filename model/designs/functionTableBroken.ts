import { expecting } from '../expecting.js';
import type { Design } from '../design.js';
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
    'foreign-free',
    'single-owner',
    'inter-vm-dma',
    'intra-vm-dma',
  ]),
  mendedBy: 'function-table',
  remarks: {},
};
