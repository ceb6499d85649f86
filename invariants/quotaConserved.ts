import type { NeverClaim } from '../checker/language/claim.js';
import {
  any,
  count,
  equal,
  field,
  is,
  not,
} from '../checker/language/formula.js';
import { ioasid, ioasidSet } from '../model/operations/addresses.js';
import { MAX_IDS } from '../model/statecharts/ioasidSet.js';
import { overQuota } from '../model/over-quota.js';

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
    overQuota(ioasidSet('v'), MAX_IDS),
    not(
      equal(
        field(ioasidSet('v'), 'count'),
        count('p', 'ioasid', is(ioasid('p'), undefined, { owner: 'v' })),
      ),
    ),
  ),
};
