import {
  claims,
  onePasidOnTwoDevices,
  recycledToOtherVm,
  twoVmsDmaThroughOneFunction,
} from '../../invariants/index.js';
import type { Design } from '../design.js';
import { expecting } from '../expecting.js';
import { mediatedOperations } from '../operations/index.js';
import { parseScope } from '../scope.js';
import { charts } from '../statecharts/index.js';

const judged = [
  ...claims,
  twoVmsDmaThroughOneFunction,
  recycledToOtherVm,
  onePasidOnTwoDevices,
];

export const noChecks: Design = {
  name: 'no-checks',
  source: 'baseline',
  summary:
    'Nothing is enforced: whoever names a PASID may bind, load, hold and free ' +
    'it, users take no references, nothing is flushed, drained, unlisted or ' +
    'undone, and there is no quota. What breaks here is what the rules are for.',
  charts,
  operations: mediatedOperations,
  rules: [],
  claims: judged,
  expect: expecting(judged, [
    'inter-vm-dma',
    'intra-vm-dma',
    'foreign-free',
    'free-while-active',
    'stale-use',
    'single-owner',
    'references-balance',
    'refused-changes-nothing',
  ]),
  scopes: [parseScope('ioasids=1,quota=1')],
  mendedBy: 'set-and-list',
};
