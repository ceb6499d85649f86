/** A search held against what the author of a design expects of it. */
import type { Claim } from '../language/claim.js';
import type {
  Exploration,
  Finding,
  Found,
  Vacuity,
} from '../search/exploration.js';

export type Expected = 'never' | 'sometimes' | 'always';

interface ClaimBase {
  readonly claim: string;
  readonly kind: Claim['kind'];
  readonly expect: Expected;
  readonly finding: Finding;
}

/** One claim's verdict. `met`: as expected, which for a claim expected to
 * break means broken. */
export type ClaimJudgement = ClaimBase &
  (
    | { readonly verdict: 'met'; readonly found: Expected }
    | { readonly verdict: 'notMet'; readonly found: Expected }
    /** The search ended before it could tell, or the scope has nothing that
     * the claim could be true of. */
    | { readonly verdict: 'inconclusive'; readonly found: 'notSeen' }
  );

/** Exit codes of a judged run (reviewer-experience, section 4.4). */
export type JudgementCode = 0 | 1 | 3;

export interface Judgement {
  readonly claims: readonly ClaimJudgement[];
  /** What never happened in a complete search. It fails the run: claims about
   * it were met by emptiness. */
  readonly vacuous: readonly Vacuity[];
  /** What had not happened when the search was stopped. */
  readonly unseen: readonly Vacuity[];
  readonly code: JudgementCode;
}

/**
 * @param expect one entry for every claim, by its name
 * @throws if a claim has no expectation, or an expectation no claim
 */
export function judge(
  claims: readonly Claim[],
  exploration: Exploration,
  expect: Readonly<Record<string, Expected>>,
): Judgement {
  checkNames(claims, expect);
  const judged = claims.map((claim) => judgeClaim(claim, exploration, expect));
  const vacuous = exploration.complete ? exploration.vacuous : [];
  // A search for one offence that found it owes nothing else.
  const owes = !exploration.complete && exploration.stopped !== 'found';
  const unseen = owes ? exploration.vacuous : [];
  return {
    claims: judged,
    vacuous,
    unseen,
    code: codeOf(judged, vacuous, unseen),
  };
}

function codeOf(
  claims: readonly ClaimJudgement[],
  vacuous: readonly Vacuity[],
  unseen: readonly Vacuity[],
): JudgementCode {
  if (vacuous.length > 0 || claims.some(({ verdict }) => verdict === 'notMet'))
    return 1;
  const open =
    unseen.length > 0 ||
    claims.some(({ verdict }) => verdict === 'inconclusive');
  return open ? 3 : 0;
}

/** The code of several runs: a failure outweighs an unfinished search. */
export function worstCode(codes: readonly JudgementCode[]): JudgementCode {
  if (codes.includes(1)) return 1;
  return codes.includes(3) ? 3 : 0;
}

function judgeClaim(
  { name, kind }: Claim,
  exploration: Exploration,
  expectations: Readonly<Record<string, Expected>>,
): ClaimJudgement {
  const finding = exploration.findings.find(({ claim }) => claim === name);
  const expect = expectations[name];
  if (finding === undefined || expect === undefined)
    throw new Error(`the search returned no finding for claim '${name}'`);
  const base = { claim: name, kind, expect, finding };
  const idle = exploration.vacuous.some(
    (vacuity) => vacuity.kind === 'claim' && vacuity.claim === name,
  );
  const found = idle ? 'notSeen' : honest(finding.found, exploration.complete);
  if (found === 'notSeen') return { ...base, verdict: 'inconclusive', found };
  return { ...base, verdict: found === expect ? 'met' : 'notMet', found };
}

/** `never` and `always` are earned by a complete search only. */
function honest(found: Found, complete: boolean): Found {
  switch (found) {
    case 'never':
    case 'always':
      return complete ? found : 'notSeen';
    case 'sometimes':
    case 'notSeen':
      return found;
  }
}

function checkNames(
  claims: readonly Claim[],
  expect: Readonly<Record<string, Expected>>,
): void {
  const names = claims.map(({ name }) => name);
  const without = names.filter((name) => !Object.hasOwn(expect, name));
  const unknown = Object.keys(expect).filter((name) => !names.includes(name));
  if (without.length === 0 && unknown.length === 0) return;
  throw new Error(
    `claims and expectations do not match: no expectation for ` +
      `${without.join(', ') || 'none'}; no claim called ` +
      `${unknown.join(', ') || 'none'}. Usually a misspelt name in the ` +
      `design's 'expect'; it needs one entry for each of its claims.`,
  );
}
