import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { iommufdCtx } from '../addresses.js';
import { idIn, own } from './fragments/names.js';
import { destroyObject } from './fragments/objects.js';

export const hwptDestroy = defineOperation({
  name: 'hwptDestroy',
  meaning:
    'A VMM destroys a page table object by its id. One that anything uses - ' +
    'an attachment, an HWPT_NESTED on top of it, a vIOMMU, a call that looked ' +
    'it up - is refused (EBUSY, [M]).',
  source: 'IOMMUFD, section 7',
  agent: thread,
  params: { f: 'fd', h: 'hwpt' },
  where: own('f'),
  sections: [
    section('destroy', 'IOMMU_DESTROY: iommufd_object_remove', [
      send(iommufdCtx('f'), 'USE', {}, 'EBADF'),
      idIn('f', 'h'),
      ...destroyObject('h'),
    ]),
  ],
});
