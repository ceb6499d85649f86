import type { Design } from '../../design.js';
import { expecting } from '../../expecting.js';
import { parseScope } from '../../scope.js';
import { claims } from './claims/index.js';
import { fdPass } from './operations/fdPass.js';
import { common, queues } from './operations/index.js';
import { allowFdRules } from './rules.js';
import { charts } from './statecharts/index.js';
import { allowFdSystem } from './system.js';

/** Two VMs with an mdev each on one function, two FDs, one number. */
export const oneNumber = parseScope(
  'vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1,fds=2',
);

/** The same with functions assigned whole. */
export const wholeFunctions = parseScope('mdevs=0,vfs=1+1', oneNumber);

/** Two mdevs in one VM, two FDs, two numbers. */
const oneVm = parseScope('vms=1,ioasids=2,mdevs=2', oneNumber);

/** Two mdevs in one VM that calls from two threads. */
const twoThreads = parseScope('vms=1,mdevs=2,threads=2', oneNumber);

export const allowFd: Design = {
  name: 'allow-fd',
  source: 'JG-0330b, JG-0401, YL-0401, YL-0402 (R11-R13, R32)',
  summary:
    "Gunthorpe's counter-proposal with its FDs. Ids live in an ioasid FD, " +
    'whose opener controls what they map. Whoever has a descriptor may allow ' +
    'an id of it on his own devices, and whoever passes a descriptor on ' +
    'shares on purpose. A device holds a reference on each id it is allowed ' +
    'until the IOMMU has revoked, flushed and drained it. No mm is named ' +
    'anywhere.',
  charts,
  operations: [...common, fdPass, ...queues],
  rules: allowFdRules.map(({ id }) => id),
  claims,
  expect: expecting(claims),
  scopes: [oneNumber, wholeFunctions, oneVm, twoThreads],
  build: allowFdSystem,
  ruleSet: allowFdRules,
  limits: 'after.md',
  scopeKeys: ['fds'],
  witnessNeeds: {
    'shared-on-purpose': 'devices of two VMs',
    'two-owners-dma-at-once': 'devices of two VMs',
    'recycled-to-other-fd': 'two files',
    'unheld-fd-refused': 'devices of two VMs',
    'id-of-other-fd-refused': 'two files',
  },
};
