/** The engine's public face. */
export * from './language/domain.js';
export * from './language/chart.js';
export * from './language/formula.js';
export * from './language/operation.js';
export * from './language/rule.js';
export * from './language/claim.js';
export * from './language/system.js';
export * from './compile/program.js';
export * from './compile/interpret.js';
export * from './search/exploration.js';
export { compile } from './compile/compile.js';
export { explore } from './search/explore.js';
export { exploreReduced, ReductionError } from './search/reduced.js';
export { falsify, shorten } from './search/random.js';
export { Walker } from './search/walk.js';
export { problemsOf } from './wellformed/wellformed.js';
export { IllFormed, TooLarge } from './wellformed/problem.js';
export type { Problem } from './wellformed/problem.js';
