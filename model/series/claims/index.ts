/** What is claimed of the series, and what a scope needs for it. */
import type { Claim } from '../../../checker/language/claim.js';
import { interVmDma } from '../../../invariants/interVmDma.js';
import { intraVmDma } from '../../../invariants/intraVmDma.js';
import { refusedChangesNothing } from '../../../invariants/refusedChangesNothing.js';
import type { Need } from '../../needs.js';
import { bindIsHeard } from './bindIsHeard.js';
import { capacityComesBack } from './capacityComesBack.js';
import { chargeComesBack } from './chargeComesBack.js';
import { countBalances } from './countBalances.js';
import {
  boundOnTwo,
  dmaLands,
  enqcmdLands,
  freedWhileBound,
} from './dmaWitnesses.js';
import { enqcmdOwn } from './enqcmdOwn.js';
import { foreignFree } from './foreignFree.js';
import { foreignPut } from './foreignPut.js';
import { freeCompletes } from './freeCompletes.js';
import { fileShared, freedByOwner } from './freedByOwner.js';
import { freeWhileActive } from './freeWhileActive.js';
import { freeWhileHeld } from './freeWhileHeld.js';
import { noDeadlock } from './noDeadlock.js';
import { noStaleRequest, pageAsked } from './noStaleRequest.js';
import { noIdOutlivesItsSet } from './noIdOutlivesItsSet.js';
import { noLateReference } from './noLateReference.js';
import { hostNumber, oneNumberSpace } from './oneNumberSpace.js';
import { oneIdPerSpid } from './oneIdPerSpid.js';
import { oneSetPerMm } from './oneSetPerMm.js';
import { pendingCompletes } from './pendingCompletes.js';
import { quotaConserved } from './quotaConserved.js';
import { referencesBalance } from './referencesBalance.js';
import { responseOwn } from './responseOwn.js';
import { setNotUsedAfter } from './setNotUsedAfter.js';
import { setOutlivesItsUsers } from './setOutlivesItsUsers.js';
import { staleUse } from './staleUse.js';
import { tokenNamesOneProcess } from './tokenNamesOneProcess.js';
import { toldIsGone } from './toldIsGone.js';
import {
  heldTwice,
  kvmHeld,
  pendingWithIommu,
  twoVmsBound,
} from './witnesses.js';
import { workOutlivesSvm } from './workOutlivesSvm.js';

export const claims: readonly Claim[] = [
  interVmDma,
  intraVmDma,
  foreignFree,
  freedByOwner,
  foreignPut,
  freeWhileActive,
  freeWhileHeld,
  staleUse,
  workOutlivesSvm,
  referencesBalance,
  noLateReference,
  enqcmdOwn,
  responseOwn,
  noStaleRequest,
  bindIsHeard,
  toldIsGone,
  oneIdPerSpid,
  oneSetPerMm,
  noIdOutlivesItsSet,
  setNotUsedAfter,
  setOutlivesItsUsers,
  tokenNamesOneProcess,
  countBalances,
  quotaConserved,
  oneNumberSpace,
  capacityComesBack,
  chargeComesBack,
  noDeadlock,
  refusedChangesNothing,
  pendingCompletes,
  freeCompletes,
  dmaLands,
  boundOnTwo,
  freedWhileBound,
  twoVmsBound,
  kvmHeld,
  heldTwice,
  pendingWithIommu,
  enqcmdLands,
  pageAsked,
  fileShared,
  hostNumber,
];

/** Where a claim or a witness means anything at all. */
export const needs: Readonly<Record<string, Need>> = {
  'inter-vm-dma': 'two VMs',
  'foreign-free': 'two VMs, no file passed',
  'freed-by-owner': 'files that are passed',
  'response-own': 'page requests of two VMs',
  'no-stale-request': 'page requests',
  'one-number-space': 'a custom allocator',
  'foreign-put': 'two VMs',
  'enqcmd-own-number': 'a KVM and an mdev',
  'bind-is-heard': 'a KVM',
  'no-stale-translation': 'a KVM',
  'token-names-one-process': 'processes that exit',
  'charge-comes-back': 'charged cgroups',
  'no-deadlock': 'calls cut between two locks',
  // Elsewhere others may keep a lock from the worker for ever, which the
  // kernel's locks, handed over in turn, do not allow.
  'free-completes': 'one PASID, no call cut',
  'dma-lands': 'an mdev',
  'one-pasid-on-two-devices': 'two devices of one VM',
  'two-vms-bound': 'two VMs with a PASID each',
  'kvm-holds': 'a KVM',
  'bound-and-loaded': 'an mdev',
  'enqcmd-lands': 'a KVM and an mdev',
  'page-asked-for': 'page requests',
  'file-shared': 'files that are passed',
  'number-of-the-host': 'a custom allocator',
};
