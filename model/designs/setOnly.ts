import { claims, witnesses } from '../../invariants/index.js';
import type { Design } from '../design.js';
import { expecting } from '../expecting.js';
import { listlessOperations } from '../operations/index.js';
import { reviewScope } from '../scope.js';
import { charts } from '../statecharts/index.js';

export const setOnly: Design = {
  name: 'set-only',
  source: 'KT-0330 (the mail that SEED corrects)',
  summary:
    "Tian's first mail. Once an mdev is assigned to a VM, every PASID in the " +
    "VM's set is legitimate on it: the set is consulted at bind, free, load " +
    'and get, and the mdev keeps no list.',
  charts,
  operations: listlessOperations,
  rules: [
    'set-at-bind',
    'set-at-load',
    'set-at-get',
    'set-at-free',
    'bind-takes-reference',
    'load-takes-reference',
    'no-get-while-pending',
    'reuse-after-last-put',
    'stop-queue-on-unbind',
    'claim-before-teardown',
    'table-per-function',
    'flush',
    'drain',
    'undo-on-failure',
    'quota',
  ],
  claims: [...claims, ...witnesses],
  expect: expecting([...claims, ...witnesses], ['intra-vm-dma']),
  scopes: [reviewScope],
  mendedBy: 'set-and-list',
  witnessNeeds: {
    'two-vms-dma-through-one-function': 'two PASIDs',
    'one-pasid-on-two-devices': 'two devices of one VM',
  },
};
