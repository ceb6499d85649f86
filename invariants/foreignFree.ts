import type { NeverClaim } from '../checker/language/claim.js';
import { is, lit } from '../checker/language/formula.js';
import { ioasid } from '../model/operations/addresses.js';

export const foreignFree: NeverClaim = {
  kind: 'never',
  name: 'foreign-free',
  says: 'A PASID is never freed by a VM that does not own it.',
  source: 'R2, SEED quoting DOC-V4 (free an active IOASID of another VM)',
  objects: { p: 'ioasid' },
  such: is(ioasid('p'), undefined, { freedByOther: lit(true) }),
};
