/** What is claimed of the core under its users. */
import type { Claim } from '../../../checker/language/claim.js';
import { capacityComesBack } from './capacityComesBack.js';
import { countBalances } from './countBalances.js';
import { noIdOutlivesItsSet } from './noIdOutlivesItsSet.js';
import { noLateReference } from './noLateReference.js';
import { oneIdPerSpid } from './oneIdPerSpid.js';
import { pendingCompletes } from './pendingCompletes.js';
import { referencesBalance } from './referencesBalance.js';
import { foreignPut } from './foreignPut.js';
import { freeWhileHeld } from './freeWhileHeld.js';
import { setOutlivesItsUsers } from './setOutlivesItsUsers.js';
import { oneSetPerMm } from './oneSetPerMm.js';
import {
  pendingWithIommu,
  heldTwice,
  kvmHeld,
  twoVmsBound,
} from './witnesses.js';

export const claims: readonly Claim[] = [
  freeWhileHeld,
  foreignPut,
  referencesBalance,
  noLateReference,
  oneIdPerSpid,
  oneSetPerMm,
  noIdOutlivesItsSet,
  setOutlivesItsUsers,
  countBalances,
  capacityComesBack,
  pendingCompletes,
  twoVmsBound,
  kvmHeld,
  heldTwice,
  pendingWithIommu,
];
