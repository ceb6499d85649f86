import type { SometimesClaim } from '../../../../checker/language/claim.js';
import { all, is, not, same } from '../../../../checker/language/formula.js';
import { dma, vmOf } from '../../../operations/addresses.js';

export const sharedOnPurpose: SometimesClaim = {
  kind: 'sometimes',
  name: 'shared-on-purpose',
  says:
    "A device's DMA is under way to the address space of another VM, which " +
    'passed its FD.',
  source: 'R13, JP-0319',
  objects: { d: 'device', p: 'ioasid', other: 'vm' },
  such: all(
    not(same('other', vmOf('d'))),
    is(dma('d', 'p'), 'translated', { space: 'other' }),
  ),
};
