import { all } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { iommufdCtx, iommufdDevice } from '../addresses.js';
import { own } from './fragments/names.js';

export const deviceBind = defineOperation({
  name: 'deviceBind',
  meaning:
    'A VMM binds one of its devices to one of its contexts. That takes DMA ' +
    'ownership: from here on the device can be reached and its DMA goes where ' +
    'something is attached, nowhere else. A device that is bound already is ' +
    'refused, whatever the context.',
  source: 'IOMMUFD, R31',
  agent: thread,
  params: { d: 'device', f: 'fd' },
  where: all(own('d'), own('f')),
  sections: [
    section('bind', 'VFIO_DEVICE_BIND_IOMMUFD: iommufd_device_bind', [
      send(iommufdCtx('f'), 'USE', {}, 'EBADF'),
      send(iommufdDevice('d'), 'BIND', { fd: 'f' }, 'EBUSY'),
    ]),
  ],
});
