import {
  all,
  exists,
  is,
  lit,
  not,
} from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
} from '../../../checker/language/operation.js';
import { findBySpid } from '../../core/operations/findBySpid.js';
import {
  ioasid,
  privateId,
} from '../../core/operations/fragments/addresses.js';
import { callWith } from '../../core/within.js';
import { listing, mdev } from '../../operations/addresses.js';
import { ownDevice } from '../../operations/fragments/call.js';
import {
  constant,
  giveBack,
  hold,
  holdsNone,
  ownMm,
  thread,
  withMmSet,
} from './fragments/calls.js';

export const load = defineOperation({
  name: 'load',
  meaning:
    'A guest writes a guest PASID into a dedicated work queue: the mdev ' +
    'driver looks it up in the set of current->mm and takes a reference, then ' +
    'programs the queue, once it is disabled and drained. pasid is the number the look-up finds.',
  source: 'section 2 PASID load into mdev/WQ, VDCM, R4, R5',
  agent: thread,
  params: { m: 'mdev', guestPasid: 'spid', pasid: 'ioasid' },
  where: ownDevice('m'),
  sections: [
    section(
      'look up',
      'vidxd_get_host_pasid: ioasid_find_by_spid',
      [
        ...withMmSet([
          require(all(
            is(ioasid('pasid'), undefined, { set: 'mine', listed: lit(true) }),
            is(privateId('pasid'), undefined, { spid: 'guestPasid' }),
          ), 'ENXIO'),
          require(holdsNone('m', 'pasid'), 'EBUSY'),
          hold('m', 'pasid'),
          ...callWith(findBySpid, {
            set: 'mine',
            spid: 'guestPasid',
            get: constant('withGet'),
          }),
        ]),
      ],
      { undo: giveBack('m', 'pasid') },
    ),
    section('program', 'VDCM writes the host PASID into the work queue', [
      under(
        'load-looks-again',
        require(is(privateId('pasid'), undefined, {
          spid: 'guestPasid',
        }), 'ENXIO'),
      ),
      require(not(
        exists('q', 'ioasid', is(listing('m', 'q'), 'draining')),
      ), 'EBUSY'),
      send(mdev('m'), 'LOAD', { by: ownMm }, 'EBUSY'),
      send(listing('m', 'pasid'), 'LOAD', {}, 'EBUSY'),
    ]),
  ],
});
