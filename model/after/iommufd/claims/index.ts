/** What iommufd is judged by. */
import type { Claim } from '../../../../checker/language/claim.js';
import { interVmDma } from '../../../../invariants/interVmDma.js';
import { refusedChangesNothing } from '../../../../invariants/refusedChangesNothing.js';
import { closeCompletes } from './closeCompletes.js';
import { contextLocal } from './contextLocal.js';
import { destroyedWhileUsed } from './destroyedWhileUsed.js';
import { intraVmDma } from './intraVmDma.js';
import { lateResponse } from './lateResponse.js';
import { neverUnprotected } from './neverUnprotected.js';
import { staleUse } from './staleUse.js';
import { unboundSilent } from './unboundSilent.js';
import { usersBalance } from './usersBalance.js';
import { virtIds } from './virtIds.js';
import { faultWhileDetaching } from '../witnesses/faultWhileDetaching.js';
import { nestedDma } from '../witnesses/nestedDma.js';
import { onePasidOnTwoDevices } from '../witnesses/onePasidOnTwoDevices.js';
import {
  destroyRefused,
  foreignIdRefused,
  incompatibleRefused,
  nestingRefused,
} from '../witnesses/refusals.js';
import { replaceInFlight } from '../witnesses/replaceInFlight.js';
import { samePasidOfTwoVms } from '../witnesses/samePasidOfTwoVms.js';
import { vdeviceNamed } from '../witnesses/vdeviceNamed.js';

export const claims: readonly Claim[] = [
  interVmDma,
  intraVmDma,
  staleUse,
  lateResponse,
  destroyedWhileUsed,
  contextLocal,
  usersBalance,
  unboundSilent,
  neverUnprotected,
  virtIds,
  refusedChangesNothing,
  closeCompletes,
  samePasidOfTwoVms,
  replaceInFlight,
  nestedDma,
  faultWhileDetaching,
  onePasidOnTwoDevices,
  vdeviceNamed,
  foreignIdRefused,
  destroyRefused,
  nestingRefused,
  incompatibleRefused,
];
