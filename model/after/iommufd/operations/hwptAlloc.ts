import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { fdOf, hwpt, iommufdCtx, vmOf } from '../addresses.js';
import { kinds } from '../statecharts/hwpt.js';
import { own } from './fragments/names.js';

export const hwptAlloc = defineOperation({
  name: 'hwptAlloc',
  meaning:
    'A VMM makes an HWPT_PAGING: a page table that the kernel writes and that ' +
    'maps memory of the calling process. h is the id it gets, in the context ' +
    'it is made in. Leaves out the IOAS behind it and what is mapped there.',
  source: 'IOMMUFD, section 7',
  agent: thread,
  params: { h: 'hwpt', kind: kinds },
  where: own(fdOf('h')),
  sections: [
    section('alloc', 'IOMMU_HWPT_ALLOC: iommufd_hwpt_paging_alloc', [
      send(iommufdCtx(fdOf('h')), 'USE', {}, 'EBADF'),
      send(hwpt('h'), 'ALLOC', { kind: 'kind', reaches: vmOf('t') }, 'ENOSPC'),
    ]),
  ],
});
