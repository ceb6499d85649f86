import type { NeverClaim } from '../../../../checker/language/claim.js';
import { all, any, is } from '../../../../checker/language/formula.js';
import { hwpt } from '../addresses.js';
import { isPointedTo, isUsed } from './users.js';

export const destroyedWhileUsed: NeverClaim = {
  kind: 'never',
  name: 'destroyed-while-used',
  says:
    'A page table object is never destroyed while anything refers to it: an ' +
    'attachment, an HWPT_NESTED, a vIOMMU, a call, an entry, what is cached ' +
    'of one, or a DMA that was translated by it.',
  source: 'R16, section 7 (free-with-users)',
  objects: { h: 'hwpt' },
  such: all(is(hwpt('h'), 'absent'), any(isUsed('h'), isPointedTo('h'))),
};
