import type { Design } from '../../design.js';
import { expecting } from '../../expecting.js';
import { parseScope } from '../../scope.js';
import { claims } from './claims/index.js';
import {
  common,
  numberOfParent,
  numberOfVm,
  pdevs,
  portals,
  queues,
} from './operations/index.js';
import { rfc2Rules } from './rules.js';
import { charts } from './statecharts/index.js';
import { rfc2System } from './system.js';

/** Both kinds of device in one VM, an mdev in the other; ENQCMD. */
export const bothKinds = parseScope(
  'vms=2,ioasids=2,mdevs=1+1,vfs=1+0,threads=1,quota=2,kvms=2',
);

/** Three mdevs on one parent; ENQCMD. */
const neighbours = parseScope('mdevs=2+1,vfs=0', bothKinds);

/** The devices of `bothKinds` without ENQCMD. */
export const withoutEnqcmd = parseScope('kvms=0', bothKinds);

export const rfc2: Design = {
  name: 'rfc2',
  source: 'RFC2 1.2-1.4 (R28-R31)',
  summary:
    'The /dev/iommu proposal. A device is out of reach until it is bound to ' +
    "an FD. A pdev's guest PASIDs are its numbers, in its own function's " +
    "table; an mdev translates them to numbers of its parent's space. ENQCMD " +
    'bypasses the mdev: the CPU translates, by one table a VM, and the portal ' +
    'is withheld until it does. As one table cannot serve both, a VM with ' +
    'ENQCMD has guest PASIDs on one kind of device.',
  charts,
  operations: [
    ...common,
    ...pdevs,
    ...queues,
    ...numberOfParent,
    ...numberOfVm,
    ...portals,
  ],
  rules: rfc2Rules.map(({ id }) => id),
  claims,
  expect: expecting(claims),
  scopes: [bothKinds, neighbours, withoutEnqcmd],
  build: rfc2System,
  ruleSet: rfc2Rules,
  limits: 'after.md',
  scopeKeys: ['kvms'],
  witnessNeeds: {
    'translated-dma': 'an mdev',
    'pdev-dma': 'a function assigned whole',
    'one-guest-pasid-of-two-vms': 'mdevs of two VMs',
    'enqcmd-own-number': 'a KVM',
    'enqcmd-lands': 'a KVM',
    'enqcmd-by-neighbour': 'a KVM and two mdevs of one VM',
    'second-kind-refused': 'ENQCMD on both kinds of device of one VM',
    'raw-number-refused': 'an mdev',
    'early-enqcmd-refused': 'a KVM',
  },
};
