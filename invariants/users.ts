/** Who has to do with a PASID, for the claims. */
import { all, any, exists, is, same } from '../checker/language/formula.js';
import type { Formula, Term } from '../checker/language/formula.js';
import {
  binding,
  dma,
  ioasid,
  kvmReference,
  listing,
  pasidTableEntry,
  vmOf,
} from '../model/operations/addresses.js';

/** On the IOMMU driver's list, whether or not its unbind has begun. */
export const isBound = (d: Term, p: Term): Formula =>
  is(binding(d, p), ['bound', 'unbinding']);

/** In the work queue, or stopped but not drained. */
export const isLoaded = (m: Term, p: Term): Formula =>
  is(listing(m, p), ['loaded', 'draining']);

/** `v` owns `p`, or one of its devices or its KVM uses it. */
export const uses = (v: Term, p: Term): Formula =>
  any(
    is(ioasid(p), undefined, { owner: v }),
    is(kvmReference(v, p), 'held'),
    exists('d', 'device', all(same(vmOf('d'), v), isBound('d', p))),
    exists('m', 'mdev', all(same(vmOf('m'), v), isLoaded('m', p))),
  );

/** Software or hardware that still refers to `p`. */
export const isReferredTo = (p: Term): Formula =>
  any(
    exists('v', 'vm', is(kvmReference('v', p), 'held')),
    exists('d', 'device', any(isBound('d', p), is(dma('d', p), 'translated'))),
    exists('m', 'mdev', isLoaded('m', p)),
    exists(
      'f',
      'function',
      is(pasidTableEntry('f', p), ['present', 'cleared', 'presentOverCached']),
    ),
  );
