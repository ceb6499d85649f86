import type { NeverClaim } from '../../../checker/language/claim.js';
import { any, exists, is, lit } from '../../../checker/language/formula.js';
import type { Formula } from '../../../checker/language/formula.js';
import {
  capacity,
  ioasidSet,
} from '../../core/operations/fragments/addresses.js';
import { MAX_CAPACITY } from '../../core/statecharts/capacity.js';

const numbers = Array.from({ length: MAX_CAPACITY + 1 }, (_, n) => n);

/** Formulas have no "greater than"; the chart's counters are small. */
const overQuota: Formula = any(
  ...numbers.flatMap((quota) =>
    numbers
      .filter((count) => count > quota)
      .map((count) =>
        is(ioasidSet('s'), undefined, { quota: lit(quota), count: lit(count) }),
      ),
  ),
);

export const quotaConserved: NeverClaim = {
  kind: 'never',
  name: 'quota-conserved',
  says:
    'No set holds more ids than its quota, and no more is promised to sets ' +
    'than is available.',
  source: 'R25, R36',
  notCovered: 'cgroup charge',
  objects: {},
  such: any(
    exists('s', 'set', overQuota),
    is(capacity, undefined, { overdrawn: lit(true) }),
  ),
};
