/**
 * Review scopes of the series. One scope with all of it would have millions
 * of times the states; each of these has room for one kind of trouble.
 */
import { parseScope } from '../../scope.js';
import type { Scope } from '../../scope.js';

const one = 'threads=1,quota=1,spids=1';

/** Two VMs, a function each, more set lives than VMs. */
export const twoFunctions: Scope = parseScope(
  `vms=2,ioasids=2,mdevs=0,vfs=1+1,sets=3,${one}`,
);

/** Two threads of one VM on one PASID of one function. */
export const racedFunction: Scope = parseScope(
  'vms=1,ioasids=1,mdevs=0,vfs=1,threads=2,quota=1,sets=2,spids=1',
);

/** KVM beside the IOMMU driver; two PASIDs and two guest PASIDs. */
export const kvmFunction: Scope = parseScope(
  'vms=1,ioasids=2,mdevs=0,vfs=1,threads=1,quota=2,sets=2,spids=2,kvms=1',
);

/** Two VMs, an mdev each, on one function. */
export const twoMdevs: Scope = parseScope(
  `vms=2,ioasids=2,mdevs=1+1,vfs=0,sets=2,${one}`,
);

/** Two mdevs of one VM. */
export const neighbours: Scope = parseScope(
  `vms=1,ioasids=1,mdevs=2,vfs=0,sets=1,${one}`,
);

/** Two threads of one VM on one PASID of one mdev. */
export const racedMdev: Scope = parseScope(
  'vms=1,ioasids=1,mdevs=1,vfs=0,threads=2,quota=1,sets=1,spids=1',
);

/** KVM and shared work queues. */
export const kvmMdev: Scope = parseScope(
  'vms=1,ioasids=2,mdevs=1,vfs=0,threads=1,quota=2,sets=1,spids=2,kvms=1',
);

/** The same beside a neighbour of the same VM. */
export const kvmNeighbours: Scope = parseScope(
  `vms=1,ioasids=1,mdevs=2,vfs=0,sets=1,${one},kvms=1`,
);

/** A process ends and its mm pointer names another. */
export const exits: Scope = parseScope(
  `vms=1,ioasids=1,mdevs=0,vfs=1,sets=1,${one},exits=1`,
);

/** Ids are charged to the cgroups of two processes. */
export const cgroups: Scope = parseScope(
  `vms=2,ioasids=2,mdevs=0,vfs=1+1,sets=2,${one},cgroups=1`,
);

/** An open file is passed to another process. */
export const passes: Scope = parseScope(
  `vms=2,ioasids=1,mdevs=0,vfs=1+1,sets=2,${one},passes=1`,
);

/** Memory runs out, and KVM has heard of the bind that fails. */
export const memory: Scope = parseScope(
  `vms=1,ioasids=1,mdevs=0,vfs=1,sets=1,${one},kvms=1,memory=1`,
);

/** Numbers come from a host. */
export const allocators: Scope = parseScope(
  'vms=1,ioasids=2,mdevs=0,vfs=1,threads=1,quota=2,sets=1,spids=1,allocators=1',
);

/** Mdevs of two VMs ask for pages. */
export const asking: Scope = parseScope(
  `vms=2,ioasids=1,mdevs=1+1,vfs=0,sets=2,${one},prqs=1`,
);

/** Two VMs adjust their quotas (V2, V3). */
export const adjusts: Scope = parseScope(
  `vms=2,ioasids=2,mdevs=1+0,vfs=0,sets=2,${one},adjusts=1`,
);

/** One does, where two would have millions of states. */
export const adjustsAlone: Scope = parseScope(
  `vms=1,ioasids=2,mdevs=1,vfs=0,sets=2,${one},adjusts=1`,
);

/** Calls that take two locks are cut between them. */
export const locks: Scope = parseScope(
  `vms=2,ioasids=1,mdevs=0,vfs=1+0,sets=2,${one},kvms=2,locks=1`,
);

/** The same with functions assigned whole. */
export const racedBesideFunctions: Scope = parseScope(
  'vms=2,ioasids=1,mdevs=0,vfs=1+1,threads=2+1,quota=1,sets=2,spids=1',
);

/** A race in one VM beside another VM that takes over its number. */
export const racedBeside: Scope = parseScope(
  'vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=2+1,quota=1,sets=2,spids=1',
);

/** The same, in which devices ask for pages. */
export const racedAsking: Scope = parseScope('prqs=1', racedBeside);
