import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { listing, mdev, vmOf } from '../../../operations/addresses.js';

export const load = defineOperation({
  name: 'load',
  meaning:
    'A guest writes an id into the work queue of one of its mdevs. The mdev ' +
    'driver asks its own list and nobody else (JG-0329: the MDEV has the list).',
  source: 'R5, R11, JG-0329, VDCM',
  agent: thread,
  params: { m: 'mdev', p: 'ioasid' },
  where: ownDevice('m'),
  sections: [
    section('program', 'mdev driver writes the id into the work queue', [
      send(listing('m', 'p'), 'LOAD', {}, 'EBUSY'),
      send(mdev('m'), 'LOAD', { by: vmOf('t') }, 'EBUSY'),
    ]),
  ],
});
