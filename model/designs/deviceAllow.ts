import { claimsOfAllow, witnesses } from '../../invariants/index.js';
import type { Design } from '../design.js';
import { expecting } from '../expecting.js';
import { allowOperations } from '../operations/index.js';
import { parseScope, reviewScope } from '../scope.js';
import { charts } from '../statecharts/index.js';

export const deviceAllow: Design = {
  name: 'device-allow',
  source: 'JG-0330b, JG-0401 (R11, R12)',
  summary:
    "Gunthorpe's counter-proposal. Ids live in an FD, which stands where the " +
    'set stood; DEVICE_ALLOW_IOASID allows one device one id from one FD, the ' +
    'device holds a reference while it is allowed, the IOMMU grants and ' +
    'revokes with it, and an mdev loads only what it is allowed. Nothing else ' +
    'counts.',
  charts,
  operations: allowOperations,
  rules: [
    'id-from-fd',
    'set-at-get',
    'set-at-free',
    'list-at-load',
    'allow-takes-reference',
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
  claims: [...claimsOfAllow, ...witnesses],
  expect: expecting([...claimsOfAllow, ...witnesses]),
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
