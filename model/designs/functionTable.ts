import {
  claims,
  freeWhileBoundGoesPending,
  onePasidOnTwoDevices,
  pendingFreeCompletes,
  quotaRefusal,
  recycledToOtherVm,
  twoVmsDmaAtOnce,
} from '../../invariants/index.js';
import type { Design } from '../design.js';
import { expecting } from '../expecting.js';
import { wholeFunctionOperations } from '../operations/index.js';
import { parseScope } from '../scope.js';
import { charts } from '../statecharts/index.js';

const judged = [
  ...claims,
  twoVmsDmaAtOnce,
  recycledToOtherVm,
  freeWhileBoundGoesPending,
  pendingFreeCompletes,
  onePasidOnTwoDevices,
  quotaRefusal,
];

export const functionTable: Design = {
  name: 'function-table',
  source: 'JG-0329 (security comes from the IOMMU), R7',
  summary:
    'Functions are assigned whole and can emit any PASID; the only check is ' +
    "the IOMMU's, which translates a request by its own function's table and " +
    "so blocks every PASID that was not approved for that PCI id. The set's " +
    'owner is never asked for.',
  charts,
  operations: wholeFunctionOperations,
  rules: [
    'table-per-function',
    'bind-takes-reference',
    'no-get-while-pending',
    'reuse-after-last-put',
    'claim-before-teardown',
    'flush',
    'drain',
    'undo-on-failure',
    'quota',
  ],
  claims: judged,
  expect: expecting(judged, ['foreign-free', 'single-owner']),
  scopes: [parseScope('ioasids=1,mdevs=0,vfs=2+1,quota=1')],
  mendedBy: 'set-and-list',
  witnessNeeds: { 'one-pasid-on-two-devices': 'two devices of one VM' },
  remarks: {
    'inter-vm-dma':
      "A VM may bind another VM's PASID to its own function, but the entry is " +
      "in its own function's table and names its own address space: with one " +
      'table a function the number is no secret worth guarding.',
    'foreign-free':
      'The table says who may use a number, not who may give it back. The ' +
      'references keep the damage from DMA: the owner loses a number it still ' +
      'uses, and gets it back only after its own unbind.',
  },
};
