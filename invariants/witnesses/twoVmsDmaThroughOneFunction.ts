import type { SometimesClaim } from '../../checker/language/claim.js';
import { all, is, not, same } from '../../checker/language/formula.js';
import { dma, functionOf, vmOf } from '../../model/operations/addresses.js';

export const twoVmsDmaThroughOneFunction: SometimesClaim = {
  kind: 'sometimes',
  name: 'two-vms-dma-through-one-function',
  says:
    'Devices of two VMs behind one function have DMA under way at once, each ' +
    "into its own VM's address space.",
  source: 'JG-0329 (a function shared by security contexts), JP-0329',
  objects: { d: 'device', e: 'device', p: 'ioasid', q: 'ioasid' },
  such: all(
    not(same(vmOf('d'), vmOf('e'))),
    same(functionOf('d'), functionOf('e')),
    is(dma('d', 'p'), 'translated', { space: vmOf('d') }),
    is(dma('e', 'q'), 'translated', { space: vmOf('e') }),
  ),
};
