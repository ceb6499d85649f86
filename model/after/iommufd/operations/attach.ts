import { is } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { attachment, hwpt, iommufdDevice, tableEntry } from '../addresses.js';
import { lock } from './fragments/lock.js';
import { idInContextOf, own } from './fragments/names.js';
import { getObject, keepObject, undoGet } from './fragments/objects.js';

export const attach = defineOperation({
  name: 'attach',
  meaning:
    'A VMM attaches a page table to a PASID of one of its devices. The number ' +
    'is its own choice: the entry is in the table of that device. Leaves out ' +
    'the RID path (IOMMU_NO_PASID) and reserved regions.',
  source: 'section 7 (2fb69c602d57, ad744ed5dd8b), R6, R7',
  agent: thread,
  params: { d: 'device', p: 'ioasid', h: 'hwpt' },
  where: own('d'),
  sections: [
    section(
      'look up',
      'VFIO_DEVICE_ATTACH_IOMMUFD_PT: iommufd_get_object',
      [
        require(is(iommufdDevice('d'), 'bound'), 'EINVAL'),
        idInContextOf('d', 'h'),
        ...getObject,
      ],
      { undo: undoGet },
    ),
    section('attach', 'iommufd_hwpt_attach_device: entry set up', [
      lock('d'),
      require(is(iommufdDevice('d'), 'bound'), 'EINVAL'),
      idInContextOf('d', 'h'),
      send(hwpt('h'), 'FIT', {}, 'EINVAL'),
      send(attachment('d', 'p'), 'ATTACH', { hwpt: 'h' }, 'EBUSY'),
      send(tableEntry('d', 'p'), 'INSTALL', { hwpt: 'h' }),
      keepObject,
    ]),
  ],
});
