/** The components of the core, by what they are about. */
import type { Address, Term } from '../../../../checker/language/formula.js';

const at =
  (chart: string) =>
  (...of: readonly Term[]): Address => ({ chart, of });

export const capacity = at('capacity')();
export const ioasidSet = at('ioasidSet');
export const ioasid = at('ioasid');
export const privateId = at('privateId');
export const privateData = at('privateData');
export const subscriber = at('subscriber');
export const mmRecord = at('mmRecord');
export const holding = at('holding');
export const cleanupWork = at('cleanupWork');
export const reactor = at('reactor');
export const ioasidFd = at('ioasidFd');
export const search = at('search');
export const caller = at('caller')('t');
