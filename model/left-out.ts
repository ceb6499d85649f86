/** Claims of a design that a scope has no room for. */
import type { System } from '../checker/language/system.js';
import type { Design } from './design.js';

export interface LeftOut {
  readonly claim: string;
  readonly says: string;
  /** What the scope lacks, in a few words. */
  readonly because: string;
}

/** Those of the design's claims that its system in a scope does not make. */
export function notAsked(
  { claims, witnessNeeds = {} }: Pick<Design, 'claims' | 'witnessNeeds'>,
  system: Pick<System, 'claims'>,
): readonly LeftOut[] {
  const asked = new Set(system.claims.map(({ name }) => name));
  return claims
    .filter(({ name }) => !asked.has(name))
    .map(({ name, says }) => {
      const need = witnessNeeds[name];
      return {
        claim: name,
        says,
        because:
          need === undefined
            ? 'left out by what builds the design'
            : `needs ${need}`,
      };
    });
}
