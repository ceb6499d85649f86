import type { NeverClaim } from '../checker/language/claim.js';
import { is, lit } from '../checker/language/formula.js';
import { dma, vmOf } from '../model/operations/addresses.js';

export const intraVmDma: NeverClaim = {
  kind: 'never',
  name: 'intra-vm-dma',
  says:
    'In the address spaces of its own VM a device reaches only what was ' +
    'bound to that device and is bound still.',
  source: 'SEED (intra-VM isolation), R5, R6, JG-0330a',
  notCovered:
    "DMA into another VM's address space, which is inter-vm-dma; who inside " +
    'the guest may use which of its devices',
  objects: { d: 'device', p: 'ioasid' },
  such: is(dma('d', 'p'), 'landed', { space: vmOf('d'), bound: lit(false) }),
};
