import type { NeverClaim } from '../../../../checker/language/claim.js';
import { is, lit } from '../../../../checker/language/formula.js';
import { request } from '../addresses.js';

export const enqcmdOwnNumber: NeverClaim = {
  kind: 'never',
  name: 'enqcmd-own-number',
  says:
    'What leaves by ENQCMD was translated, and is on that function neither ' +
    "another VM's number nor that of another guest PASID.",
  source: 'R28, R30, RFC2 1.4.2-1.4.3',
  objects: { d: 'device' },
  such: is(request('d'), 'emitted', { by: lit('enqcmd'), own: lit(false) }),
};
