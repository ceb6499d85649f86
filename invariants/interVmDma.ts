import type { NeverClaim } from '../checker/language/claim.js';
import { all, is, not, same } from '../checker/language/formula.js';
import { dma, vmOf } from '../model/operations/addresses.js';

export const interVmDma: NeverClaim = {
  kind: 'never',
  name: 'inter-vm-dma',
  says: "A device's DMA never lands in another VM's address space.",
  source: 'SEED (inter-VM isolation), R1, R7, JG-0329',
  notCovered: 'what the DMA reads or writes there',
  objects: { d: 'device', p: 'ioasid', victim: 'vm' },
  such: all(
    is(dma('d', 'p'), 'landed', { space: 'victim' }),
    not(same('victim', vmOf('d'))),
  ),
};
