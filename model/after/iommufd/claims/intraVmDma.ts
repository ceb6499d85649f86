import type { NeverClaim } from '../../../../checker/language/claim.js';
import { is, lit } from '../../../../checker/language/formula.js';
import { dma, vmOf } from '../addresses.js';

export const intraVmDma: NeverClaim = {
  kind: 'never',
  name: 'intra-vm-dma',
  says:
    "In its own VM's memory a device reaches only what the page table leads " +
    'to that is attached to that PASID of that device.',
  source: 'R5, R6, section 7 (answers to the old questions)',
  notCovered:
    "DMA into another VM's memory, which is inter-vm-dma; which process of " +
    'the guest the page table is for',
  objects: { d: 'device', p: 'ioasid' },
  such: is(dma('d', 'p'), 'landed', { space: vmOf('d'), attached: lit(false) }),
};
