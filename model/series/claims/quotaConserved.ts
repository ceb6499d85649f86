import type { NeverClaim } from '../../../checker/language/claim.js';
import { any, exists, is, lit } from '../../../checker/language/formula.js';
import { overQuota } from '../../over-quota.js';
import {
  capacity,
  ioasidSet,
} from '../../core/operations/fragments/addresses.js';
import { MAX_CAPACITY } from '../../core/statecharts/capacity.js';

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
    exists('s', 'set', overQuota(ioasidSet('s'), MAX_CAPACITY)),
    is(capacity, undefined, { overdrawn: lit(true) }),
  ),
};
