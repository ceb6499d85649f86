import { claims, witnesses } from '../../invariants/index.js';
import type { Design } from '../design.js';
import { expecting } from '../expecting.js';
import { listlessOperations } from '../operations/index.js';
import { parseScope } from '../scope.js';
import { charts } from '../statecharts/index.js';

const judged = [...claims, ...witnesses];

export const functionTableShared: Design = {
  name: 'function-table-shared',
  source: 'JG-0329 (a single PCI function shared by security contexts), R7',
  summary:
    'The same single check where mdevs of several VMs share a function. The ' +
    'IOMMU sees the function and not the mdev, so what is approved for one ' +
    'mdev is approved for all; the mdev itself would have to check (R5, R8).',
  charts,
  operations: listlessOperations,
  rules: [
    'table-per-function',
    'bind-takes-reference',
    'load-takes-reference',
    'no-get-while-pending',
    'reuse-after-last-put',
    'stop-queue-on-unbind',
    'claim-before-teardown',
    'flush',
    'drain',
    'undo-on-failure',
    'quota',
  ],
  claims: judged,
  expect: expecting(judged, [
    'inter-vm-dma',
    'intra-vm-dma',
    'foreign-free',
    'single-owner',
  ]),
  // Nobody asks for the owner, so one PASID is enough for two VMs; a third
  // device has more than ten million states.
  scopes: [parseScope('ioasids=1,mdevs=1+1,quota=1')],
  mendedBy: 'set-and-list',
  witnessNeeds: { 'one-pasid-on-two-devices': 'two devices of one VM' },
  remarks: {
    'inter-vm-dma':
      'Behind a single function table-per-function never refuses anybody; the ' +
      'system is therefore built without it unless the scope has a second ' +
      'function (vfs=1).',
  },
};
