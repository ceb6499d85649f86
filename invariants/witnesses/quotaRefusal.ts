import type { RefusalWitness } from '../../checker/language/claim.js';

export const quotaRefusal: RefusalWitness = {
  kind: 'refusal',
  name: 'quota-refusal',
  says: 'An alloc is refused because the quota is used up.',
  source: 'R25',
  rule: 'quota',
};
