import type { NeverClaim } from '../checker/language/claim.js';
import { all, not, same } from '../checker/language/formula.js';
import { uses } from './users.js';

export const singleOwner: NeverClaim = {
  kind: 'never',
  name: 'single-owner',
  says:
    'A PASID is never with two VMs at once: owned by one and bound, loaded ' +
    'or held for another.',
  source: 'R1, R3, R4, section 4',
  notCovered: 'whether any DMA is possible by it',
  objects: { p: 'ioasid', one: 'vm', other: 'vm' },
  such: all(not(same('one', 'other')), uses('one', 'p'), uses('other', 'p')),
};
