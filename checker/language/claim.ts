/** Claims: what must never, sometimes or always be the case. */
import type { Sort } from './domain.js';
import type { Formula, Var } from './formula.js';
import type { RuleId } from './operation.js';

interface ClaimBase {
  readonly name: string;
  /** One sentence. */
  readonly says: string;
  /** Tags of kernel-facts.md or the mail. */
  readonly source: string;
  /** What the claim does not look at. */
  readonly notCovered?: string;
}

/** No reachable state has objects for which `such` holds. Those objects are
 * the offending ones. */
export interface NeverClaim extends ClaimBase {
  readonly kind: 'never';
  readonly objects: Readonly<Record<Var, Sort>>;
  readonly such: Formula;
}

/** A witness: some reachable state has such objects. */
export interface SometimesClaim extends ClaimBase {
  readonly kind: 'sometimes';
  readonly objects: Readonly<Record<Var, Sort>>;
  readonly such: Formula;
}

/** A witness: this rule refuses somebody in some reachable state. */
export interface RefusalWitness extends ClaimBase {
  readonly kind: 'refusal';
  readonly rule: RuleId;
}

/** AG EF: from every reachable state in which `such` holds of the objects, a
 * state can be reached in which `until` holds of them. */
export interface RecoverableClaim extends ClaimBase {
  readonly kind: 'recoverable';
  readonly objects: Readonly<Record<Var, Sort>>;
  readonly such: Formula;
  readonly until: Formula;
}

/** Every fair run from a state in which `such` holds of the objects comes to
 * one in which `until` holds of them. A run is fair if each of the agents of
 * the kinds listed, whenever it could go on again and again without ever
 * doing so, does go on (weak fairness, agent by agent). Of a thread only what
 * it has begun is counted: nobody owes a call. */
export interface EventuallyClaim extends ClaimBase {
  readonly kind: 'eventually';
  readonly objects: Readonly<Record<Var, Sort>>;
  readonly such: Formula;
  readonly until: Formula;
  readonly fair: readonly ('thread' | 'device' | 'host')[];
  /** Operations of devices or the host each ground step of which is fair by
   * itself: one request in flight does not wait for others to end. */
  readonly each?: readonly string[];
}

/** An operation run alone that ends in an errno leaves the state unchanged. */
export interface RefusalClaim extends ClaimBase {
  readonly kind: 'refusedChangesNothing';
}

export type Claim =
  | NeverClaim
  | SometimesClaim
  | RefusalWitness
  | RecoverableClaim
  | EventuallyClaim
  | RefusalClaim;
