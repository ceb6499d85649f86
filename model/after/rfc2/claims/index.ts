/** What rfc2 is judged by. */
import type { Claim } from '../../../../checker/language/claim.js';
import { refusedChangesNothing } from '../../../../invariants/refusedChangesNothing.js';
import {
  enqcmdByNeighbour,
  enqcmdLands,
  oneGuestNumberOfTwoVms,
  pdevDma,
  translatedDma,
} from '../witnesses/dmas.js';
import { refusals } from '../witnesses/refusals.js';
import { enqcmdOwnNumber } from './enqcmdOwnNumber.js';
import { interVmDma } from './interVmDma.js';
import { intraVmDma } from './intraVmDma.js';
import { unboundSilent } from './unboundSilent.js';

export const claims: readonly Claim[] = [
  interVmDma,
  intraVmDma,
  enqcmdOwnNumber,
  unboundSilent,
  refusedChangesNothing,
  translatedDma,
  pdevDma,
  oneGuestNumberOfTwoVms,
  enqcmdLands,
  enqcmdByNeighbour,
  ...refusals,
];
