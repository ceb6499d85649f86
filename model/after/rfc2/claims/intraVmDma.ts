import type { NeverClaim } from '../../../../checker/language/claim.js';
import {
  all,
  any,
  is,
  lit,
  not,
} from '../../../../checker/language/formula.js';
import { request, vmOf } from '../addresses.js';

export const intraVmDma: NeverClaim = {
  kind: 'never',
  name: 'intra-vm-dma',
  says:
    "In its own VM's memory a request reaches what the guest PASID is for " +
    'that it was submitted with, and from a queue only if that is attached ' +
    'on the device.',
  source: 'R5, R6, R29, R30',
  notCovered:
    'ENQCMD to an mdev that the guest PASID is not attached on: R29 has one ' +
    'number for all, see enqcmd-by-neighbour',
  objects: { d: 'device', v: 'ioasid' },
  such: all(
    is(request('d'), 'landed', { space: vmOf('d'), asked: 'v' }),
    any(
      not(is(request('d'), 'landed', { reached: 'v' })),
      is(request('d'), 'landed', { by: lit('queue'), attached: lit(false) }),
    ),
  ),
};
