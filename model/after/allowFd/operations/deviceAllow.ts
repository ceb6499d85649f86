import { is } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  section,
  send,
  under,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import {
  binding,
  functionOf,
  ioasid,
  pasidTableEntry,
} from '../../../operations/addresses.js';
import { list } from '../../../operations/fragments/grant.js';
import { ioasidFd } from '../addresses.js';
import { isHeld } from './fragments/files.js';

export const deviceAllow = defineOperation({
  name: 'deviceAllow',
  meaning:
    'DEVICE_ALLOW_IOASID(device, fd, id): the owner of a device hands vfio an ' +
    'ioasid FD and an id. The FD must be one that the caller holds, the id ' +
    'must come from it, the device takes a reference, and the IOMMU grants ' +
    'the page table of the id. Only proposed, never posted as code: the ' +
    'errnos are ours.',
  source: 'R11, JG-0330b, YL-0401, YL-0402, JG-0401',
  agent: thread,
  params: { d: 'device', f: 'fd', p: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section('allow', 'vfio: DEVICE_ALLOW_IOASID', [
      under('fd-held', isHeld('f')),
      send(ioasidFd('f'), 'USE', {}, 'EBADF'),
      send(ioasid('p'), 'NAME', { fd: 'f' }, 'ENOENT'),
      send(binding('d', 'p'), 'BIND', {}, 'EBUSY'),
      under('allow-takes-reference', send(ioasid('p'), 'TAKE', {}, 'ENOMEM')),
      // The page table is that of the id, whichever FD was named.
      forEach('of', 'fd', is(ioasid('p'), undefined, { fd: 'of' }), [
        forEach('v', 'vm', is(ioasidFd('of'), undefined, { opener: 'v' }), [
          send(pasidTableEntry(functionOf('d'), 'p'), 'INSTALL', {
            space: 'v',
          }),
        ]),
      ]),
      list('d', 'p'),
    ]),
  ],
});
