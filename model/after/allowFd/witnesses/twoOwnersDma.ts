import type { SometimesClaim } from '../../../../checker/language/claim.js';
import { all, is, not, same } from '../../../../checker/language/formula.js';
import { dma, vmOf } from '../../../operations/addresses.js';
import { wasGiven } from '../claims/given.js';

export const twoOwnersDma: SometimesClaim = {
  kind: 'sometimes',
  name: 'two-owners-dma-at-once',
  says:
    'Devices of two VMs have DMA under way at once, each by an id whose FD ' +
    'its owner was given.',
  source: 'R11, R13',
  objects: { d: 'device', e: 'device', p: 'ioasid', q: 'ioasid' },
  such: all(
    not(same(vmOf('d'), vmOf('e'))),
    is(dma('d', 'p'), 'translated'),
    is(dma('e', 'q'), 'translated'),
    wasGiven(vmOf('d'), 'p'),
    wasGiven(vmOf('e'), 'q'),
  ),
};
