import { claims, witnesses } from '../../invariants/index.js';
import type { Design } from '../design.js';
import { expecting } from '../expecting.js';
import { listingOperations } from '../operations/index.js';
import { parseScope } from '../scope.js';
import { charts } from '../statecharts/index.js';

export const listOnly: Design = {
  name: 'list-only',
  source: 'SEED, the list without the set; JG-0329 read literally',
  summary:
    'Each mdev keeps its own list by bind and unbind of that mdev and loads ' +
    'only what is on it; nobody asks whose PASID it is. A list built from ' +
    'binds is worth what the check at bind is worth.',
  charts,
  operations: listingOperations,
  rules: [
    'list-at-load',
    'bind-takes-reference',
    'load-takes-reference',
    'no-get-while-pending',
    'reuse-after-last-put',
    'unlist-on-unbind',
    'stop-queue-on-unbind',
    'claim-before-teardown',
    'table-per-function',
    'flush',
    'drain',
    'undo-on-failure',
    'quota',
  ],
  claims: [...claims, ...witnesses],
  expect: expecting(
    [...claims, ...witnesses],
    ['inter-vm-dma', 'foreign-free', 'single-owner'],
  ),
  // One PASID: without the set both VMs may use the same one.
  scopes: [parseScope('ioasids=1,quota=1')],
  mendedBy: 'set-and-list',
  remarks: {
    'inter-vm-dma':
      'Two VMs bind one PASID to mdevs of one function. The second bind ' +
      'shares the entry that is there, so its DMA goes where the first VM ' +
      'pointed it: to the first VM.',
  },
};
