/** How scripts and claims address the objects of iommufd. */
import { apply } from '../../../checker/language/formula.js';
import type { Address, Term } from '../../../checker/language/formula.js';

const at = (chart: string, ...of: readonly Term[]): Address => ({ chart, of });

export const iommufdCtx = (f: Term): Address => at('iommufdCtx', f);
export const iommufdDevice = (d: Term): Address => at('iommufdDevice', d);
export const hwpt = (h: Term): Address => at('hwpt', h);
export const objectReference = (t: Term, h: Term): Address =>
  at('objectReference', t, h);
export const attachment = (d: Term, p: Term): Address => at('attachment', d, p);
export const tableEntry = (d: Term, p: Term): Address => at('tableEntry', d, p);
export const pageRequest = (d: Term, p: Term): Address =>
  at('pageRequest', d, p);
export const viommu = (f: Term): Address => at('viommu', f);
export const vdevice = (d: Term): Address => at('vdevice', d);
export const dma = (d: Term, p: Term): Address => at('dma', d, p);

/** The VM of a thread, a device or a file, for the whole run. */
export const vmOf = (of: Term): Term => apply('vmOf', of);
/** The context an object id is local to. */
export const fdOf = (object: Term): Term => apply('fdOf', object);
