import type {
  NeverClaim,
  SometimesClaim,
} from '../../../checker/language/claim.js';
import { is, lit } from '../../../checker/language/formula.js';
import { pageRequest } from '../../core/operations/fragments/around.js';

export const noStaleRequest: NeverClaim = {
  kind: 'never',
  name: 'no-stale-request',
  says: 'No page request waits for an answer longer than its PASID lives.',
  source: 'R16, section 3 V4-14: drain page requests',
  objects: { f: 'function', p: 'ioasid' },
  such: is(pageRequest('f', 'p'), 'raised', { life: lit('past') }),
};

export const pageAsked: SometimesClaim = {
  kind: 'sometimes',
  name: 'page-asked-for',
  says: 'A page request waits for its answer.',
  source: 'section 2 page requests',
  objects: { f: 'function', p: 'ioasid' },
  such: is(pageRequest('f', 'p'), 'raised', { life: lit('current') }),
};
