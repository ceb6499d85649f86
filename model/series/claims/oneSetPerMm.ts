import type { NeverClaim } from '../../../checker/language/claim.js';
import { all, not, same } from '../../../checker/language/formula.js';
import { isSetOf } from '../../core/operations/fragments/sets.js';

export const oneSetPerMm: NeverClaim = {
  kind: 'never',
  name: 'one-set-per-mm',
  says: 'No two registered sets have the same mm.',
  source: 'R24',
  objects: { s: 'set', r: 'set', m: 'mm' },
  such: all(not(same('s', 'r')), isSetOf('s', 'm'), isSetOf('r', 'm')),
};
