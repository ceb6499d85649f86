/** How scripts and claims address what allow-fd has of its own. */
import type { Address, Term } from '../../../checker/language/formula.js';

const at = (chart: string, ...of: readonly Term[]): Address => ({ chart, of });

export const ioasidFd = (f: Term): Address => at('ioasidFd', f);
export const holding = (v: Term, f: Term): Address => at('holding', v, f);
