/** All claims and witnesses, grouped as designs take them. */
import type { Claim, NeverClaim } from '../checker/language/claim.js';
import { foreignFree } from './foreignFree.js';
import { freeWhileActive } from './freeWhileActive.js';
import { interVmDma } from './interVmDma.js';
import { intraVmDma } from './intraVmDma.js';
import { pendingGainsNothing } from './pendingGainsNothing.js';
import { pendingReclaimable } from './pendingReclaimable.js';
import { quotaConserved } from './quotaConserved.js';
import {
  referencesBalance,
  referencesBalanceByDevice,
} from './referencesBalance.js';
import { refusedChangesNothing } from './refusedChangesNothing.js';
import { singleOwner } from './singleOwner.js';
import { staleUse } from './staleUse.js';
import { freeWhileBoundGoesPending } from './witnesses/freeWhileBoundGoesPending.js';
import { onePasidOnTwoDevices } from './witnesses/onePasidOnTwoDevices.js';
import { pendingFreeCompletes } from './witnesses/pendingFreeCompletes.js';
import { quotaRefusal } from './witnesses/quotaRefusal.js';
import { recycledToOtherVm } from './witnesses/recycledToOtherVm.js';
import { twoVmsDmaAtOnce } from './witnesses/twoVmsDmaAtOnce.js';
import { twoVmsDmaThroughOneFunction } from './witnesses/twoVmsDmaThroughOneFunction.js';

const isolationWith = (balance: NeverClaim): readonly Claim[] => [
  interVmDma,
  intraVmDma,
  foreignFree,
  freeWhileActive,
  staleUse,
  singleOwner,
  balance,
  quotaConserved,
  refusedChangesNothing,
  pendingGainsNothing,
  pendingReclaimable,
];

/** What a design is judged by. */
export const claims: readonly Claim[] = isolationWith(referencesBalance);

/** The same where every allowed device holds a reference of its own. */
export const claimsOfAllow: readonly Claim[] = isolationWith(
  referencesBalanceByDevice,
);

export {
  freeWhileBoundGoesPending,
  onePasidOnTwoDevices,
  pendingFreeCompletes,
  quotaRefusal,
  recycledToOtherVm,
  twoVmsDmaAtOnce,
  twoVmsDmaThroughOneFunction,
};

/** Scenarios that must be possible wherever mdevs share a function. */
export const witnesses: readonly Claim[] = [
  twoVmsDmaThroughOneFunction,
  recycledToOtherVm,
  freeWhileBoundGoesPending,
  pendingFreeCompletes,
  onePasidOnTwoDevices,
  quotaRefusal,
];
