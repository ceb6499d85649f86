/** Programs written out for other checkers. */
export type { ExportOptions, StateClaim } from './claims.js';
export { stateClaims, unstated } from './claims.js';
export { describeStep } from './names.js';
export { CLAIM_MARK, STEP_MARK, toPromela } from './promela.js';
export { toMurphi } from './murphi.js';
export { tlaConfig, tlaModule, toTla } from './tla.js';
export { isExact } from './command.js';
