/** Why a renaming is not used, as data. */
import type { ObjectName, Sort } from '../language/domain.js';
import type { RuleId } from '../language/operation.js';

export type Objection =
  /** Two parts of the program have one name. */
  | { readonly kind: 'names' }
  /** A component has no counterpart with the same local states and events. */
  | { readonly kind: 'component'; readonly component: string }
  /** A component starts elsewhere than its counterpart. */
  | { readonly kind: 'start'; readonly component: string }
  /** A chart tells the objects apart. */
  | { readonly kind: 'chart'; readonly component: string }
  /** A script tells the objects apart; or nobody may call it for some. */
  | {
      readonly kind: 'step';
      readonly operation: string;
      readonly section: string;
    }
  /** A script goes by the order of the objects, or cannot be shown not to. */
  | {
      readonly kind: 'order';
      readonly operation: string;
      readonly section: string;
    }
  /** A claim tells the objects apart. */
  | { readonly kind: 'claim'; readonly claim: string }
  /** Switching a rule off lets its chart tell the objects apart, so that
   * whether it ever refuses, or takes effect, goes by their names. */
  | { readonly kind: 'rule'; readonly rule: RuleId }
  /** There would be more than can be tried on every state; these objects
   * stay. */
  | { readonly kind: 'many'; readonly held: readonly ObjectName[] };

/** Sorts that some renaming would move that is not used. */
export interface LeftAlone {
  readonly sorts: readonly Sort[];
  /** Such a renaming, from one object to another; empty for `many`. */
  readonly renaming: readonly (readonly [ObjectName, ObjectName])[];
  readonly why: Objection;
}
