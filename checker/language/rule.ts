/** Rules: names that a design switches on. */
import type { Errno, RuleId } from './operation.js';

interface RuleBase {
  readonly id: RuleId;
  /** The rule in one sentence. */
  readonly claim: string;
  /** Who enforces it: the core, the IOMMU driver, the mdev driver ... */
  readonly enforcer: string;
  /** Tags of kernel-facts.md, its rule number first. */
  readonly source: string;
}

/** A named guard of a chart. Off means the guard answers true
 * (xstate's `machine.provide({ guards })`). */
export interface GuardRule extends RuleBase {
  readonly kind: 'guard';
  readonly chart: string;
  readonly guard: string;
  /** What a caller sees when the guard refuses. */
  readonly errno: Errno;
}

/** A section or message of a script. Off means it is left out. */
export interface SectionRule extends RuleBase {
  readonly kind: 'section';
}

export type Rule = GuardRule | SectionRule;
