import { is } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  require,
  section,
  send,
  when,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { attachment, hwpt, iommufdDevice, tableEntry } from '../addresses.js';
import { answerFaults, drain, flush } from './fragments/detaching.js';
import { lock } from './fragments/lock.js';
import { idInContextOf, own } from './fragments/names.js';
import { getObject, keepObject, undoGet } from './fragments/objects.js';

export const replace = defineOperation({
  name: 'replace',
  meaning:
    'A VMM moves a PASID of one of its devices from one page table to ' +
    'another. The entry changes in one step, so that DMA finds the old or the ' +
    'new one and never nothing; whatever is refused is refused before that ' +
    'and keeps the old one ([M] for the failure clause).',
  source: 'section 7 (2fb69c602d57)',
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
    section('swap', 'iommu_replace_group_handle, old faults answered', [
      lock('d'),
      require(is(iommufdDevice('d'), 'bound'), 'EINVAL'),
      idInContextOf('d', 'h'),
      send(hwpt('h'), 'FIT', {}, 'EINVAL'),
      send(attachment('d', 'p'), 'REPLACE', { hwpt: 'h' }, 'ENOENT'),
      send(tableEntry('d', 'p'), 'REPLACE', { hwpt: 'h' }),
      keepObject,
      ...answerFaults('d', 'p'),
    ]),
    section('flush', 'PASID-cache, IOTLB and dev-TLB invalidation', [
      // Finds something to do only without replace-in-place.
      when(is(tableEntry('d', 'p'), ['absent', 'cleared']), [
        send(tableEntry('d', 'p'), 'INSTALL', { hwpt: 'h' }),
      ]),
      flush('d', 'p'),
    ]),
    section('finish', 'drain, the old object is put', [
      ...drain('d', 'p'),
      forEach(
        'old',
        'hwpt',
        is(attachment('d', 'p'), undefined, { old: 'old' }),
        [send(hwpt('old'), 'PUT')],
      ),
      send(attachment('d', 'p'), 'REPLACED'),
    ]),
  ],
});
