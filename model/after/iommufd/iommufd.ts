import type { Design } from '../../design.js';
import { expecting } from '../../expecting.js';
import { parseScope } from '../../scope.js';
import { claims } from './claims/index.js';
import { pairs, tables, viommus } from './operations/index.js';
import { iommufdRules } from './rules.js';
import { charts } from './statecharts/index.js';
import { iommufdSystem } from './system.js';

/** A VM with a device and two page tables beside one that has no device. */
export const twoTables = parseScope(
  'vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,fds=2,hwpts=2,virtIds=0',
);

/** The same with one page table: enough for what needs no replace. */
export const oneTable = parseScope('hwpts=1', twoTables);

/** One VM that calls from two threads at once. */
const twoThreads = parseScope('vms=1,vfs=1,threads=2,fds=1', twoTables);

/** One device, two PASIDs. */
const twoPasids = parseScope('vms=1,vfs=1,ioasids=2,fds=1', twoTables);

/** Three devices, two of them in one VM, each VM with a vIOMMU. */
const guestIds = parseScope('vfs=2+1,hwpts=1,virtIds=1', twoTables);

export const iommufd: Design = {
  name: 'iommufd',
  source: 'IOMMUFD, section 7 (merged for 6.15)',
  summary:
    'What came instead. Every object lives in one context (FD) and its id is ' +
    'local to that, so there is nothing foreign to check for: it cannot be ' +
    'named. Binding gives a context DMA ownership of a device; a PASID, of ' +
    "the user's choice, means what is attached to it on that device, in that " +
    "device's own table. Objects are counted, and refuse to be destroyed " +
    'while used. Detach and replace flush, drain and answer faults before ' +
    'the count goes down.',
  charts,
  operations: [...tables, ...pairs, ...viommus],
  rules: iommufdRules.map(({ id }) => id),
  claims,
  expect: expecting(claims),
  scopes: [twoTables, guestIds, twoThreads, twoPasids],
  build: iommufdSystem,
  ruleSet: iommufdRules,
  limits: 'after.md',
  scopeKeys: ['fds', 'hwpts', 'virtIds'],
  witnessNeeds: {
    'virt-id-names-one-device': 'virt_ids on two devices of one VM',
    'same-pasid-of-two-vms': 'devices of two VMs',
    'replace-in-flight': 'two page tables in a file',
    'replace-without-gap': 'two page tables in a file',
    'nested-dma': 'two page tables in a file',
    'one-pasid-on-two-devices': 'two devices of one VM',
    'same-virt-id-in-two-contexts': 'virt_ids in two files',
    'foreign-id-refused': 'two files',
    'nesting-refused': 'page tables to nest',
  },
};
