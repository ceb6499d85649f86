import type { SometimesClaim } from '../../../../checker/language/claim.js';
import { all, is, not, same } from '../../../../checker/language/formula.js';
import { dma, vmOf } from '../addresses.js';

export const samePasidOfTwoVms: SometimesClaim = {
  kind: 'sometimes',
  name: 'same-pasid-of-two-vms',
  says:
    'Devices of two VMs have DMA under way at once with one and the same ' +
    "PASID, each into its own VM's memory.",
  source: 'section 7 (the user picks the PASID), R33',
  objects: { d: 'device', e: 'device', p: 'ioasid' },
  such: all(
    not(same(vmOf('d'), vmOf('e'))),
    is(dma('d', 'p'), 'translated', { space: vmOf('d') }),
    is(dma('e', 'p'), 'translated', { space: vmOf('e') }),
  ),
};
