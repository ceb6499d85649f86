import { is, lit } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  section,
  send,
  when,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { fdOf, hwpt, iommufdCtx, vmOf } from '../addresses.js';
import { idIn, own } from './fragments/names.js';

export const hwptAllocNested = defineOperation({
  name: 'hwptAllocNested',
  meaning:
    'A VMM makes an HWPT_NESTED: a page table that the user writes, walked on ' +
    'top of its parent. With a nesting parent it leads where that leads; with ' +
    'anything else under it, it would lead anywhere.',
  source: 'IOMMUFD, section 7',
  agent: thread,
  params: { h: 'hwpt', parent: 'hwpt' },
  where: own(fdOf('h')),
  sections: [
    section('alloc', 'IOMMU_HWPT_ALLOC: iommufd_hwpt_nested_alloc', [
      send(iommufdCtx(fdOf('h')), 'USE', {}, 'EBADF'),
      idIn(fdOf('h'), 'parent'),
      send(hwpt('parent'), 'GET_AS_PARENT', {}, 'ENOENT'),
      when(
        is(hwpt('parent'), 'parent'),
        [
          send(
            hwpt('h'),
            'NEST',
            { parent: 'parent', reaches: vmOf(fdOf('parent')) },
            'ENOSPC',
          ),
        ],
        [
          send(
            hwpt('h'),
            'NEST',
            { parent: 'parent', reaches: lit(null) },
            'ENOSPC',
          ),
        ],
      ),
    ]),
  ],
});
