import { all, is, not, same } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  under,
  when,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { cpuTranslation, vmOf } from '../addresses.js';
import { foreignThere, inCpuTable } from './fragments/numbers.js';
import { emit, mayEmit } from './fragments/requests.js';

const translates = is(cpuTranslation(vmOf('t')), 'on');

export const enqcmd = defineOperation({
  name: 'enqcmd',
  meaning:
    'A vCPU submits to the portal of a device with any number in its PASID ' +
    "MSR. The CPU sends what its VM's table has for that; before it " +
    'translates, the number itself. Neither driver nor device looks at it.',
  source: 'section 2 ENQCMD, section 5c, R28, RFC2 1.4.2',
  agent: thread,
  params: { d: 'device', v: 'ioasid', p: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('submit', 'ENQCMD: CPU translation, then the portal', [
      ...mayEmit('d'),
      under('portal-withheld', require(translates, 'EACCES')),
      when(
        translates,
        [require(inCpuTable('d', 'v', 'p'), 'EFAULT')],
        [require(same('v', 'p'), 'EFAULT')],
      ),
      when(
        all(translates, not(foreignThere('d', 'v', 'p'))),
        [emit('d', 'enqcmd', 'v', 'p', true)],
        [emit('d', 'enqcmd', 'v', 'p', false)],
      ),
    ]),
  ],
});
