import { claims, witnesses } from '../../invariants/index.js';
import type { Design } from '../design.js';
import { expecting } from '../expecting.js';
import { listingOperations } from '../operations/index.js';
import { parseScope, reviewScope } from '../scope.js';
import { charts } from '../statecharts/index.js';

export const setAndList: Design = {
  name: 'set-and-list',
  source: 'SEED',
  summary:
    "Tian's correction. The VM's set is consulted when a page table is bound, " +
    "when an id is freed and when KVM takes a reference; an mdev's own list, " +
    'kept by bind and unbind of that mdev, is consulted when a PASID is ' +
    'loaded into it. The set is for isolation between VMs, the list for ' +
    'isolation between the mdevs of one VM.',
  charts,
  operations: listingOperations,
  rules: [
    'set-at-bind',
    'set-at-get',
    'set-at-free',
    'list-at-load',
    'table-per-function',
    'bind-takes-reference',
    'load-takes-reference',
    'no-get-while-pending',
    'reuse-after-last-put',
    'unlist-on-unbind',
    'stop-queue-on-unbind',
    'claim-before-teardown',
    'flush',
    'drain',
    'undo-on-failure',
    'quota',
  ],
  claims: [...claims, ...witnesses],
  expect: expecting([...claims, ...witnesses]),
  scopes: [
    reviewScope,
    // Two threads of one VM; one PASID keeps it small.
    parseScope('ioasids=1,threads=2+1,quota=1'),
  ],
  witnessNeeds: {
    'two-vms-dma-through-one-function': 'two PASIDs',
    'one-pasid-on-two-devices': 'two devices of one VM',
  },
};
