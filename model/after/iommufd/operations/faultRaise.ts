import { is } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { device } from '../../../operations/fragments/hardware.js';
import { pageRequest, tableEntry } from '../addresses.js';

export const faultRaise = defineOperation({
  name: 'faultRaise',
  meaning:
    'A device asks for a page by PRI, with a PASID that has an entry; iommufd ' +
    'delivers it to the fault object.',
  source: 'section 5f, section 7',
  agent: device,
  params: { p: 'ioasid' },
  sections: [
    section('raise', 'iommufd_fault_iopf_handler', [
      require(is(tableEntry('d', 'p'), [
        'present',
        'presentOverCached',
      ]), 'EFAULT'),
      send(pageRequest('d', 'p'), 'RAISE', {}, 'EBUSY'),
    ]),
  ],
});
