import type { SometimesClaim } from '../../checker/language/claim.js';
import { all, is, not, same } from '../../checker/language/formula.js';
import { dma, vmOf } from '../../model/operations/addresses.js';

/** For designs in which no function is shared. */
export const twoVmsDmaAtOnce: SometimesClaim = {
  kind: 'sometimes',
  name: 'two-vms-dma-at-once',
  says:
    'Devices of two VMs have DMA under way at once, each into its own ' +
    "VM's address space.",
  source: 'JG-0329 (VF or PF assigned to a guest)',
  objects: { d: 'device', e: 'device', p: 'ioasid', q: 'ioasid' },
  such: all(
    not(same(vmOf('d'), vmOf('e'))),
    is(dma('d', 'p'), 'translated', { space: vmOf('d') }),
    is(dma('e', 'q'), 'translated', { space: vmOf('e') }),
  ),
};
