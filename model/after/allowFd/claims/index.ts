/** What allow-fd is judged by. */
import type { Claim } from '../../../../checker/language/claim.js';
import { foreignFree } from '../../../../invariants/foreignFree.js';
import { intraVmDma } from '../../../../invariants/intraVmDma.js';
import { pendingReclaimable } from '../../../../invariants/pendingReclaimable.js';
import { refusedChangesNothing } from '../../../../invariants/refusedChangesNothing.js';
import { staleUse } from '../../../../invariants/staleUse.js';
import { freeWhileBoundGoesPending } from '../../../../invariants/witnesses/freeWhileBoundGoesPending.js';
import { idOutlivesDescriptors } from '../witnesses/idOutlivesDescriptors.js';
import { recycledToOtherFd } from '../witnesses/recycledToOtherFd.js';
import { foreignIdRefused, unheldFdRefused } from '../witnesses/refusals.js';
import { sharedOnPurpose } from '../witnesses/sharedOnPurpose.js';
import { twoOwnersDma } from '../witnesses/twoOwnersDma.js';
import { allowedByGiven } from './allowedByGiven.js';
import { fdOutlivesIds } from './fdOutlivesIds.js';
import { freeWhileActive } from './freeWhileActive.js';
import { interVmDma } from './interVmDma.js';
import { referencesBalance } from './referencesBalance.js';

export const claims: readonly Claim[] = [
  interVmDma,
  intraVmDma,
  allowedByGiven,
  foreignFree,
  freeWhileActive,
  staleUse,
  referencesBalance,
  fdOutlivesIds,
  refusedChangesNothing,
  pendingReclaimable,
  sharedOnPurpose,
  twoOwnersDma,
  recycledToOtherFd,
  freeWhileBoundGoesPending,
  idOutlivesDescriptors,
  unheldFdRefused,
  foreignIdRefused,
];
