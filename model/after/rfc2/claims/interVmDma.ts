import type { NeverClaim } from '../../../../checker/language/claim.js';
import { all, is, not, same } from '../../../../checker/language/formula.js';
import { request, vmOf } from '../addresses.js';

export const interVmDma: NeverClaim = {
  kind: 'never',
  name: 'inter-vm-dma',
  says: "A device's DMA never lands in another VM's address space.",
  source: 'R7, R28, R29, R30',
  notCovered: 'what the DMA reads or writes there',
  objects: { d: 'device', victim: 'vm' },
  such: all(
    is(request('d'), 'landed', { space: 'victim' }),
    not(same('victim', vmOf('d'))),
  ),
};
