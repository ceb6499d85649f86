/** How scripts and claims address the components, and name relations. */
import { apply } from '../../checker/language/formula.js';
import type { Address, Term } from '../../checker/language/formula.js';

const at = (chart: string, ...of: readonly Term[]): Address => ({ chart, of });

export const ioasid = (p: Term): Address => at('ioasid', p);
export const ioasidSet = (v: Term): Address => at('ioasidSet', v);
export const kvmReference = (v: Term, p: Term): Address =>
  at('kvmReference', v, p);
export const transientReference = (t: Term, p: Term): Address =>
  at('transientReference', t, p);
export const binding = (d: Term, p: Term): Address => at('binding', d, p);
export const pasidTableEntry = (f: Term, p: Term): Address =>
  at('pasidTableEntry', f, p);
export const mdev = (m: Term): Address => at('mdev', m);
export const listing = (m: Term, p: Term): Address => at('listing', m, p);
export const dma = (d: Term, p: Term): Address => at('dma', d, p);

/** The VM that a device or a thread belongs to, for the whole run. */
export const vmOf = (of: Term): Term => apply('vmOf', of);
/** The PCI function a device issues its requests from. */
export const functionOf = (device: Term): Term => apply('functionOf', device);
