import type { NeverClaim } from '../../../checker/language/claim.js';
import { is, lit } from '../../../checker/language/formula.js';
import { cleanupWork } from '../../core/operations/fragments/addresses.js';

export const workOutlivesSvm: NeverClaim = {
  kind: 'never',
  name: 'work-finds-its-svm',
  says: 'No work is queued for an intel_svm that an unbind has freed.',
  source: 'V4-14, R19',
  objects: { p: 'ioasid' },
  such: is(cleanupWork('p'), 'queued', { stale: lit(true) }),
};
