/** Scenarios with devices that must be reached. */
import type { SometimesClaim } from '../../../checker/language/claim.js';
import {
  all,
  apply,
  is,
  not,
  same,
} from '../../../checker/language/formula.js';
import {
  cleanupWork,
  ioasid,
} from '../../core/operations/fragments/addresses.js';
import { kvmSlot } from '../../core/operations/fragments/around.js';
import { binding, dma, listing, vmOf } from '../../operations/addresses.js';

export const dmaLands: SometimesClaim = {
  kind: 'sometimes',
  name: 'dma-lands',
  says: 'A DMA lands in the address space of its own VM, by what is loaded.',
  source: 'section 3, legal histories',
  objects: { m: 'mdev', p: 'ioasid' },
  such: all(
    is(listing('m', 'p'), 'loaded'),
    is(dma('m', 'p'), 'landed', { space: vmOf('m') }),
  ),
};

export const boundOnTwo: SometimesClaim = {
  kind: 'sometimes',
  name: 'one-pasid-on-two-devices',
  says: 'One PASID is bound on two devices of its VM.',
  source: 'section 2 bind_gpasid, further devices',
  objects: { d: 'device', e: 'device', p: 'ioasid' },
  such: all(
    not(same('d', 'e')),
    same(vmOf('d'), vmOf('e')),
    is(binding('d', 'p'), 'bound'),
    is(binding('e', 'p'), 'bound'),
  ),
};

export const freedWhileBound: SometimesClaim = {
  kind: 'sometimes',
  name: 'free-while-bound-goes-pending',
  says: 'An id is freed while bound, and its teardown is queued.',
  source: 'section 3, exceptional history ALLOC-BIND-FREE',
  objects: { d: 'device', p: 'ioasid' },
  such: all(
    is(ioasid('p'), 'freePending'),
    is(binding('d', 'p'), 'bound'),
    is(cleanupWork('p'), 'queued'),
  ),
};

export const enqcmdLands: SometimesClaim = {
  kind: 'sometimes',
  name: 'enqcmd-lands',
  says: 'An ENQCMD leaves translated and its DMA lands.',
  source: 'section 2 ENQCMD',
  objects: { k: 'kvm', g: 'spid', m: 'mdev', p: 'ioasid' },
  such: all(
    is(kvmSlot('k', 'g'), undefined, { to: 'p' }),
    same(apply('mmOfKvm', 'k'), vmOf('m')),
    is(listing('m', 'p'), ['unlisted', 'listed']),
    is(dma('m', 'p'), 'landed', { space: vmOf('m') }),
  ),
};
