/** What a design file holds. */
import type { Chart } from '../checker/language/chart.js';
import type { Claim } from '../checker/language/claim.js';
import type { Operation, RuleId } from '../checker/language/operation.js';
import type { System } from '../checker/language/system.js';
import type { Need } from './needs.js';
import type { ModelRule } from './rules.js';
import type { MoreKey, Scope } from './scope.js';

/** `never` for a claim that holds, `sometimes` for one that breaks and for a
 * witness; `always` for a recoverable claim that holds. */
export type Expectation = 'never' | 'sometimes' | 'always';

/** A change to a design, by its rules. */
export interface Mend {
  /** As a patch would say it, for example `cancel the work at unbind`. */
  readonly name: string;
  /** What is wrong without it: the cause, in a sentence or two. */
  readonly cause: string;
  /** Rules it switches on. */
  readonly on: readonly RuleId[];
  /** Rules it takes away: what should not have been there. */
  readonly off?: readonly RuleId[];
}

export interface Design {
  readonly name: string;
  /** The mail, patch or document it comes from (kernel-facts tags). */
  readonly source: string;
  /** One paragraph: who checks what, where. */
  readonly summary: string;
  readonly charts: readonly Chart[];
  readonly operations: readonly Operation[];
  /** The rules that are on; every other rule is off. */
  readonly rules: readonly RuleId[];
  readonly claims: readonly Claim[];
  /** One entry for every claim, by its name. */
  readonly expect: Readonly<Record<string, Expectation>>;
  /** Review scopes, judged by `ioasid check`; the first is the default. */
  readonly scopes: readonly Scope[];
  /** What a scope must have for a witness to be possible in this design. In a
   * scope that lacks it the witness is not asked for. */
  readonly witnessNeeds?: Readonly<Record<string, Need>>;
  /** What a scope must have for a rule to be asked, where this design differs
   * from the rule itself. */
  readonly ruleNeeds?: Readonly<Record<RuleId, Need>>;
  /** For a design that breaks: the design that mends it. */
  readonly mendedBy?: string;
  /** Builds the design, with its rules as they are on, in a scope. Absent
   * for one built by model/system.ts from model/rules.ts. */
  readonly build?: (design: Design, scope: Scope) => System;
  /** Every rule its parts know, on or off, in the order in which they refuse.
   * Absent for a choice from model/rules.ts. */
  readonly ruleSet?: readonly ModelRule[];
  /** Changes that would mend what breaks, in the order in which a patch would
   * try them. */
  readonly mends?: readonly Mend[];
  /** Claims that break only in a scope too large to be searched to its end:
   * each is looked for there, and the search ends when it is found. */
  readonly hunts?: readonly { readonly claim: string; readonly scope: Scope }[];
  /** Dimensions a scope of this design may have beside the common six. */
  readonly scopeKeys?: readonly MoreKey[];
  /** Small scopes in which `review` puts its rules to the test, each with what
   * it shows; absent where the mail's scopes will do. */
  readonly probes?: readonly {
    readonly scope: Scope;
    readonly shows: string;
  }[];
  /** The page of docs/ that says what its model leaves out; limits.md unless
   * given. */
  readonly limits?: string;
  /** Why a verdict is what it is, where the reader may be surprised. */
  readonly remarks?: Readonly<Record<string, string>>;
}

/** Twins leave one rule out of the design that mends them. */
export const isTwin = ({ name }: Pick<Design, 'name'>): boolean =>
  name.endsWith('-broken');
