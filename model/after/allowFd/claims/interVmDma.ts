import type { NeverClaim } from '../../../../checker/language/claim.js';
import { all, is, not, same } from '../../../../checker/language/formula.js';
import { dma, vmOf } from '../../../operations/addresses.js';
import { maps, wasGiven } from './given.js';

export const interVmDma: NeverClaim = {
  kind: 'never',
  name: 'inter-vm-dma',
  says:
    "A device's DMA lands in another VM's address space only if that is what " +
    "the id's FD maps and the device's owner was given that FD.",
  source: 'R11, R13, JG-0330b',
  notCovered:
    'a VM that regrets having passed its FD: what was shared on purpose stays ' +
    'shared until the other one lets go',
  objects: { d: 'device', p: 'ioasid', victim: 'vm' },
  such: all(
    is(dma('d', 'p'), 'landed', { space: 'victim' }),
    not(same('victim', vmOf('d'))),
    not(all(maps('p', 'victim'), wasGiven(vmOf('d'), 'p'))),
  ),
};
