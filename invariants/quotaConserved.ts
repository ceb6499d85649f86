import type { NeverClaim } from '../checker/language/claim.js';
import {
  any,
  count,
  equal,
  field,
  is,
  lit,
  not,
} from '../checker/language/formula.js';
import type { Formula } from '../checker/language/formula.js';
import { ioasid, ioasidSet } from '../model/operations/addresses.js';
import { MAX_IDS } from '../model/statecharts/ioasidSet.js';

/** Formulas have no "greater than"; the chart's counters are small. */
const overQuota: Formula = any(
  ...Array.from({ length: MAX_IDS }, (_, quota) =>
    Array.from({ length: MAX_IDS - quota }, (_, more) =>
      is(ioasidSet('v'), undefined, {
        quota: lit(quota),
        count: lit(quota + 1 + more),
      }),
    ),
  ).flat(),
);

export const quotaConserved: NeverClaim = {
  kind: 'never',
  name: 'quota-conserved',
  says:
    "A set's count is the number of PASIDs its VM owns, pending ones " +
    'included, and never more than its quota.',
  source: 'R25, R26, R36',
  notCovered: 'capacity, cgroup charge',
  objects: { v: 'vm' },
  such: any(
    overQuota,
    not(
      equal(
        field(ioasidSet('v'), 'count'),
        count('p', 'ioasid', is(ioasid('p'), undefined, { owner: 'v' })),
      ),
    ),
  ),
};
