import type { RefusalClaim } from '../checker/language/claim.js';

export const refusedChangesNothing: RefusalClaim = {
  kind: 'refusedChangesNothing',
  name: 'refused-changes-nothing',
  says:
    'An operation that runs alone and ends in an errno leaves everything as ' +
    'it was.',
  source: 'R25 (a refused adjust changes nothing), section 9',
  notCovered: 'what others do while it is under way',
};
