import type { NeverClaim } from '../checker/language/claim.js';
import { all, is } from '../checker/language/formula.js';
import { ioasid } from '../model/operations/addresses.js';
import { isReferredTo } from './users.js';

export const freeWhileActive: NeverClaim = {
  kind: 'never',
  name: 'free-while-active',
  says:
    'A number is never in the pool while anything still refers to it: a ' +
    'binding, a work queue, KVM, a PASID-table entry, what is cached of one, ' +
    'or a DMA that was translated with it.',
  source: 'R16, SEED quoting DOC-V4, section 3',
  notCovered:
    'requests not yet translated: they are judged by what they find; an ' +
    "mdev's list, which is judged by what can be loaded from it",
  objects: { p: 'ioasid' },
  such: all(is(ioasid('p'), 'free'), isReferredTo('p')),
};
