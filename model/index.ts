/**
 * The model's vocabulary, for design files outside this package
 * (`ioasid-checker/model`; docs/own-design.md).
 */
export type { Design, Expectation } from './design.js';
export type { PlainDesign } from './plain-design.js';
export type { Need } from './needs.js';
export type { Scope } from './scope.js';
export type { ModelRule } from './rules.js';
export { designs, findDesign } from './designs/index.js';
export { everyDesign, everyRule } from './every-design.js';
export { expecting } from './expecting.js';
export { rules, ruleNamed, ruleOf, rulesOf } from './rules.js';
export { formatScope, parseScope, reviewScope } from './scope.js';
export { buildSystem, claimsIn, universeOf } from './system.js';
export { charts } from './statecharts/index.js';
export * as addresses from './operations/addresses.js';
export {
  allowOperations,
  listingOperations,
  listlessOperations,
  uninterruptedOperations,
  wholeFunctionOperations,
} from './operations/index.js';
export { claims, claimsOfAllow, witnesses } from '../invariants/index.js';

// The language that charts, scripts, rules and claims are written in.
export * from '../checker/language/chart.js';
export * from '../checker/language/claim.js';
export * from '../checker/language/domain.js';
export * from '../checker/language/formula.js';
export * from '../checker/language/operation.js';
export * from '../checker/language/rule.js';
export * from '../checker/language/system.js';
