/** How scripts and claims address the objects of rfc2. */
import { apply } from '../../../checker/language/formula.js';
import type { Address, Term } from '../../../checker/language/formula.js';

const at = (chart: string, ...of: readonly Term[]): Address => ({ chart, of });

export const fdBinding = (d: Term): Address => at('fdBinding', d);
export const access = (d: Term): Address => at('access', d);
export const cpuTranslation = (v: Term): Address => at('cpuTranslation', v);
/** What a guest PASID of one device is on the wire. */
export const vpasid = (d: Term, p: Term): Address => at('vpasid', d, p);
export const request = (d: Term): Address => at('request', d);

/** The VM of a thread or a device, for the whole run. */
export const vmOf = (of: Term): Term => apply('vmOf', of);
/** The PCI function a device issues its requests from. */
export const functionOf = (of: Term): Term => apply('functionOf', of);
