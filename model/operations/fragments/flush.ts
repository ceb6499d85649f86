/** Invalidating what is cached of a PASID-table entry. */
import type { Term } from '../../../checker/language/formula.js';
import { send, under } from '../../../checker/language/operation.js';
import type { Step } from '../../../checker/language/operation.js';
import { pasidTableEntry } from '../addresses.js';

/** PASID cache, IOTLB and device TLB of function `f` (R16, V4-14). */
export const flush = (f: Term, p: Term): Step =>
  under('flush', send(pasidTableEntry(f, p), 'FLUSH'));
