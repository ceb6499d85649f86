import {
  defineOperation,
  section,
  send,
  under,
} from '../../checker/language/operation.js';
import { ioasid, listing, mdev, vmOf } from './addresses.js';
import { call, ownDevice, thread } from './fragments/call.js';
import { hold, release, undoHold } from './fragments/transient.js';

export const load = defineOperation({
  name: 'load',
  meaning:
    'A guest writes a PASID into the work queue of one of its mdevs; the mdev ' +
    'driver mediates. It looks the number up with a reference, then programs ' +
    'the queue, which keeps a reference while it is loaded.',
  source: 'section 2 PASID load into mdev/WQ, VDCM, R4, R5, R15',
  agent: thread,
  params: { m: 'mdev', p: 'ioasid' },
  where: ownDevice('m'),
  sections: [
    section(
      'look up',
      'VDCM: ioasid_find_by_spid(set, gPASID, get)',
      [
        call,
        send(ioasid('p'), 'GET_FOR_LOAD', { by: vmOf('t') }, 'ENXIO'),
        hold,
      ],
      { undo: undoHold },
    ),
    section('program', 'VDCM writes the host PASID into the work queue', [
      send(mdev('m'), 'LOAD', { by: vmOf('t') }, 'EBUSY'),
      send(listing('m', 'p'), 'LOAD', {}, 'EBUSY'),
      under('load-takes-reference', send(ioasid('p'), 'KEEP')),
      ...release,
    ]),
  ],
});
