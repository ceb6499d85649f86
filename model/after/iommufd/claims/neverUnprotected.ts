import type { NeverClaim } from '../../../../checker/language/claim.js';
import { all, is } from '../../../../checker/language/formula.js';
import { attachment, tableEntry } from '../addresses.js';

export const neverUnprotected: NeverClaim = {
  kind: 'never',
  name: 'replace-without-gap',
  says:
    'From attach to detach a PASID has an entry, also while one page table ' +
    'replaces another.',
  source: 'section 7 (replace)',
  objects: { d: 'device', p: 'ioasid' },
  such: all(
    is(attachment('d', 'p'), ['attached', 'replacing']),
    is(tableEntry('d', 'p'), ['absent', 'cleared']),
  ),
};
