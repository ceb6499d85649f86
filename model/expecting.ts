/** The verdict a design's author expects for each of its claims. */
import type { Claim } from '../checker/language/claim.js';
import type { Expectation } from './design.js';

/**
 * Every claim holds and every witness is reached, but for the claims named.
 *
 * @throws if a claim named is not among `claims`
 */
export function expecting(
  claims: readonly Claim[],
  broken: readonly string[] = [],
): Readonly<Record<string, Expectation>> {
  for (const name of broken)
    if (!claims.some((claim) => claim.name === name))
      throw new Error(
        `'${name}' is expected to break but is no claim of this design; ` +
          `it has ${claims.map((claim) => claim.name).join(', ')}`,
      );
  return Object.fromEntries(
    claims.map((claim) => [
      claim.name,
      broken.includes(claim.name) ? 'sometimes' : whenItHolds(claim),
    ]),
  );
}

function whenItHolds(claim: Claim): Expectation {
  switch (claim.kind) {
    case 'never':
    case 'refusedChangesNothing':
      return 'never';
    case 'sometimes':
    case 'refusal':
      return 'sometimes';
    case 'recoverable':
    case 'eventually':
      return 'always';
  }
}
