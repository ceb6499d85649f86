import {
  defineOperation,
  section,
  send,
  under,
} from '../../checker/language/operation.js';
import { binding, ioasid, vmOf } from './addresses.js';
import { call, ownDevice, thread } from './fragments/call.js';
import { grant, list } from './fragments/grant.js';

export const deviceAllow = defineOperation({
  name: 'deviceAllow',
  meaning:
    'DEVICE_ALLOW_IOASID(device, fd, id): one id, from the FD the caller ' +
    'holds, is allowed on one device; the device takes a reference and the ' +
    'IOMMU grants the id to it. Only proposed, never posted as code: the ' +
    'errnos are ours.',
  source: 'R11, JG-0330b, YL-0401, JG-0401',
  agent: thread,
  params: { d: 'device', p: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('allow', 'vfio: DEVICE_ALLOW_IOASID', [
      call,
      send(binding('d', 'p'), 'BIND', {}, 'EBUSY'),
      send(ioasid('p'), 'NAME_BY_FD', { by: vmOf('t') }, 'ENOENT'),
      under('allow-takes-reference', send(ioasid('p'), 'TAKE', {}, 'EINVAL')),
      grant('d', 'p'),
      list('d', 'p'),
    ]),
  ],
});
