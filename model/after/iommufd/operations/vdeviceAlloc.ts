import {
  all,
  exists,
  is,
  not,
  same,
} from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { iommufdDevice, vdevice, viommu } from '../addresses.js';
import { own } from './fragments/names.js';

export const vdeviceAlloc = defineOperation({
  name: 'vdeviceAlloc',
  meaning:
    'A VMM says which device its guest means by virt_id i. The device is ' +
    'named by its id in the context, so a device that is bound elsewhere, or ' +
    'is of another VM, cannot be named.',
  source: 'IOMMUFD, section 7, R9',
  agent: thread,
  params: { f: 'fd', d: 'device', i: 'virtId' },
  where: own('f'),
  sections: [
    section('alloc', 'IOMMU_VDEVICE_ALLOC', [
      send(viommu('f'), 'USE', {}, 'ENOENT'),
      require(is(iommufdDevice('d'), 'bound'), 'ENOENT'),
      under(
        'ids-are-fd-local',
        require(is(iommufdDevice('d'), 'bound', { fd: 'f' }), 'ENOENT'),
      ),
      under(
        'virt-id-unique',
        require(not(
          exists(
            'other',
            'device',
            all(
              not(same('other', 'd')),
              is(vdevice('other'), 'live', { fd: 'f', virtId: 'i' }),
            ),
          ),
        ), 'EEXIST'),
      ),
      send(vdevice('d'), 'ALLOC', { fd: 'f', virtId: 'i' }, 'EEXIST'),
    ]),
  ],
});
