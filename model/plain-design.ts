/** A design as data: what a design file says of one of the catalogue. */
import type { Claim } from '../checker/language/claim.js';
import type { RuleId } from '../checker/language/operation.js';
import type { Expectation } from './design.js';
import type { Scope } from './scope.js';

export interface PlainDesign {
  /** Small letters, digits and hyphens; none of the catalogue's. */
  readonly name: string;
  /** Where it comes from; left out, the file. */
  readonly source?: string;
  readonly summary?: string;
  /** The design to start from; left out, set-and-list. */
  readonly from?: string;
  /** The rules that are on, or how they differ from those of `from`. */
  readonly rules?:
    | readonly RuleId[]
    | { readonly add?: readonly RuleId[]; readonly remove?: readonly RuleId[] };
  /** By name, or in full in a module; left out, those of `from`. */
  readonly claims?: readonly (string | Claim)[];
  /** Of a claim not named here it is expected that it holds, or, of a
   * witness, that it is reached. */
  readonly expect?: Readonly<Record<string, Expectation>>;
  /** As `--scope` takes them, or as objects; left out, those of `from`. */
  readonly scopes?: readonly (string | Partial<Scope>)[];
  /** A design of the catalogue that holds where this one breaks. */
  readonly mendedBy?: string;
}
