/** DMA that is meant to be possible. */
import type { SometimesClaim } from '../../../../checker/language/claim.js';
import {
  all,
  exists,
  is,
  lit,
  not,
  same,
} from '../../../../checker/language/formula.js';
import { functionOf, request, vmOf, vpasid } from '../addresses.js';

export const translatedDma: SometimesClaim = {
  kind: 'sometimes',
  name: 'translated-dma',
  says: "An mdev's DMA lands by a number that is not the guest's.",
  source: 'R29',
  objects: { m: 'mdev', v: 'ioasid' },
  such: all(
    is(request('m'), 'landed', { asked: 'v', space: vmOf('m') }),
    not(is(vpasid('m', 'v'), undefined, { number: 'v' })),
    is(vpasid('m', 'v'), 'attached'),
  ),
};

export const pdevDma: SometimesClaim = {
  kind: 'sometimes',
  name: 'pdev-dma',
  says: 'DMA of a function assigned whole lands by the number of its guest.',
  source: 'R29',
  objects: { f: 'vf', v: 'ioasid' },
  such: is(request('f'), 'landed', { asked: 'v', reached: 'v' }),
};

export const oneGuestNumberOfTwoVms: SometimesClaim = {
  kind: 'sometimes',
  name: 'one-guest-pasid-of-two-vms',
  says: 'Mdevs of two VMs on one parent have the same guest PASID.',
  source: 'R29',
  objects: { m: 'mdev', n: 'mdev', v: 'ioasid' },
  such: all(
    not(same(vmOf('m'), vmOf('n'))),
    same(functionOf('m'), functionOf('n')),
    is(vpasid('m', 'v'), 'attached'),
    is(vpasid('n', 'v'), 'attached'),
  ),
};

export const enqcmdLands: SometimesClaim = {
  kind: 'sometimes',
  name: 'enqcmd-lands',
  says: 'DMA that was submitted by ENQCMD lands where it should.',
  source: 'R28',
  objects: { d: 'device' },
  such: exists(
    'v',
    'ioasid',
    is(request('d'), 'landed', {
      by: lit('enqcmd'),
      asked: 'v',
      reached: 'v',
      space: vmOf('d'),
      attached: lit(true),
    }),
  ),
};

/** Not a right but a gap: no rule of RFC2 closes it (R9 would). */
export const enqcmdByNeighbour: SometimesClaim = {
  kind: 'sometimes',
  name: 'enqcmd-by-neighbour',
  says:
    'ENQCMD to an mdev reaches by a guest PASID that is attached on another ' +
    'mdev of the VM only.',
  source: 'R29 (the same for all such devices of the VM), R6, R9',
  objects: { m: 'mdev' },
  such: is(request('m'), 'landed', {
    by: lit('enqcmd'),
    space: vmOf('m'),
    attached: lit(false),
  }),
};
