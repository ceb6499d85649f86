import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { hwpt, iommufdCtx, viommu } from '../addresses.js';
import { idIn, own } from './fragments/names.js';

export const viommuAlloc = defineOperation({
  name: 'viommuAlloc',
  meaning: 'A VMM makes the vIOMMU of a context, on a nesting parent in it.',
  source: 'IOMMUFD, section 7',
  agent: thread,
  params: { f: 'fd', parent: 'hwpt' },
  where: own('f'),
  sections: [
    section('alloc', 'IOMMU_VIOMMU_ALLOC', [
      send(iommufdCtx('f'), 'USE', {}, 'EBADF'),
      idIn('f', 'parent'),
      send(hwpt('parent'), 'GET_AS_PARENT', {}, 'ENOENT'),
      send(viommu('f'), 'ALLOC', { parent: 'parent' }, 'EEXIST'),
    ]),
  ],
});
