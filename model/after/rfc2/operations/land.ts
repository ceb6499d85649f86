import { is, lit, same } from '../../../../checker/language/formula.js';
import type { Formula } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  when,
} from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { device } from '../../../operations/fragments/hardware.js';
import { functionOf, request, vmOf, vpasid } from '../addresses.js';
import { hasNumber } from './fragments/numbers.js';

const landed = (attached: boolean): Step =>
  send(
    request('d'),
    'LAND',
    { space: vmOf('by'), reached: 'w', attached: lit(attached) },
    'EINVAL',
  );

const attachedHere: Formula = is(vpasid('d', 'v'), 'attached');

export const land = defineOperation({
  name: 'land',
  meaning:
    "The IOMMU translates a request by its function's entry for the number, " +
    'which guest PASID w of device by is attached as; it reaches memory.',
  source: 'R7, R29, section 1 IOMMU PASID table',
  agent: device,
  params: { v: 'ioasid', p: 'ioasid', by: 'device', w: 'ioasid' },
  where: same(functionOf('d'), functionOf('by')),
  sections: [
    section('land', 'IOMMU: PASID-table walk; memory is read or written', [
      require(is(request('d'), 'emitted', { asked: 'v', sent: 'p' }), 'EINVAL'),
      require(hasNumber('by', 'w', 'p'), 'EFAULT'),
      when(attachedHere, [landed(true)], [landed(false)]),
    ]),
  ],
});
