/** Where the model has each rule of the discussion. */
import type { Claim } from '../../checker/language/claim.js';
import type { Design } from '../../model/design.js';
import { kernelRules } from '../../model/kernel-rules.js';
import type { KernelRule } from '../../model/kernel-rules.js';
import type { ModelRule } from '../../model/rules.js';
import { isTwin } from '../../model/design.js';
import { cited } from './cited.js';

export interface Coverage {
  readonly rule: KernelRule;
  /** Ids of model rules whose source cites it. */
  readonly rules: readonly string[];
  /** Names of claims, witnesses included, whose source cites it. */
  readonly claims: readonly string[];
  /** Designs, twins left out, in which one of those rules is on. */
  readonly on: readonly string[];
}

export const claimsOf = (designs: readonly Design[]): readonly Claim[] =>
  designs.flatMap(({ claims }) => claims);

/** One entry for every rule, in their order. */
export function coverage(
  designs: readonly Design[],
  modelRules: readonly ModelRule[],
): readonly Coverage[] {
  const claims = claimsOf(designs);
  return kernelRules.map((rule) => {
    const cites = ({ source }: { readonly source: string }): boolean =>
      cited(source).includes(rule.number);
    const ids = new Set(modelRules.filter(cites).map(({ id }) => id));
    return {
      rule,
      rules: [...ids],
      claims: [...new Set(claims.filter(cites).map(({ name }) => name))],
      on: designs
        .filter((design) => !isTwin(design))
        .filter((design) => design.rules.some((id) => ids.has(id)))
        .map(({ name }) => name),
    };
  });
}
