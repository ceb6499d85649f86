import type { NeverClaim } from '../../../checker/language/claim.js';
import { is, lit } from '../../../checker/language/formula.js';
import { ioasidFd } from '../../core/operations/fragments/addresses.js';

export const foreignFree: NeverClaim = {
  kind: 'never',
  name: 'foreign-free',
  says: 'Nobody frees a PASID that another VM owns.',
  source: 'R2, SEED quoting DOC-V4',
  notCovered:
    'a put that takes the last reference, which is foreign-put; files that ' +
    'are passed, where freed-by-owner is asked',
  objects: { m: 'mm' },
  such: is(ioasidFd('m'), undefined, { freedForeign: lit(true) }),
};
