import { is } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { vdevice } from '../addresses.js';
import { own } from './fragments/names.js';

export const vdeviceDestroy = defineOperation({
  name: 'vdeviceDestroy',
  meaning: 'A VMM destroys the vDEVICE of a device.',
  source: 'IOMMUFD',
  agent: thread,
  params: { f: 'fd', d: 'device' },
  where: own('f'),
  sections: [
    section('destroy', 'IOMMU_DESTROY', [
      require(is(vdevice('d'), 'live', { fd: 'f' }), 'ENOENT'),
      send(vdevice('d'), 'DESTROY'),
    ]),
  ],
});
