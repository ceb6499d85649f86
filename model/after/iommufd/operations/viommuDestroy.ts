import { exists, is, not } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { vdevice } from '../addresses.js';
import { own } from './fragments/names.js';
import { destroyViommu } from './fragments/viommus.js';

export const viommuDestroy = defineOperation({
  name: 'viommuDestroy',
  meaning: 'A VMM destroys the vIOMMU of a context; not while it has vDEVICEs.',
  source: 'IOMMUFD',
  agent: thread,
  params: { f: 'fd' },
  where: own('f'),
  sections: [
    section('destroy', 'IOMMU_DESTROY', [
      require(not(
        exists('d', 'device', is(vdevice('d'), 'live', { fd: 'f' })),
      ), 'EBUSY'),
      ...destroyViommu('f'),
    ]),
  ],
});
