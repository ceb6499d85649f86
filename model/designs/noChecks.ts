import {
  claims,
  recycledToOtherVm,
  twoVmsDmaThroughOneFunction,
} from '../../invariants/index.js';
import type { Design } from '../design.js';
import { expecting } from '../expecting.js';
import { uninterruptedOperations } from '../operations/index.js';
import { parseScope } from '../scope.js';
import { charts } from '../statecharts/index.js';

const judged = [...claims, twoVmsDmaThroughOneFunction, recycledToOtherVm];

export const noChecks: Design = {
  name: 'no-checks',
  source: 'baseline',
  summary:
    'Nothing is enforced: whoever names a PASID may bind, load, hold and free ' +
    'it, users take no references, nothing is flushed, drained or unlisted, ' +
    'and there is no quota. What breaks here is what the rules are for. Every ' +
    'call runs under one big lock: no race is needed to break it.',
  charts,
  operations: uninterruptedOperations,
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
  ]),
  // With interleaved calls, a third mdev or a second PASID the states of what
  // is left over from past lives run into the hundreds of millions.
  scopes: [parseScope('ioasids=1,mdevs=1+1,quota=1')],
  mendedBy: 'set-and-list',
  remarks: {
    'quota-conserved':
      'Holds only because the pool has a single number; quota-broken has two.',
    'refused-changes-nothing':
      'Holds, because a call of one section has nothing to undo.',
    'pending-reclaimable':
      'Holds, because no free is ever pending: the number goes at once.',
    'pending-gains-nothing': 'Holds for the same reason.',
  },
};
