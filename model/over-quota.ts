import { any, is, lit } from '../checker/language/formula.js';
import type { Address, Formula } from '../checker/language/formula.js';

/**
 * A set counts more ids than its quota. Formulas have no "greater than"; the
 * charts' counters are small.
 *
 * @param most what the counters of its chart go up to
 */
export const overQuota = (set: Address, most: number): Formula =>
  any(
    ...Array.from({ length: most }, (_, quota) =>
      Array.from({ length: most - quota }, (_, more) =>
        is(set, undefined, { quota: lit(quota), count: lit(quota + 1 + more) }),
      ),
    ).flat(),
  );
