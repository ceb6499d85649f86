import { all, is, lit } from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
} from '../../../checker/language/operation.js';
import { findBySpid } from '../operations/findBySpid.js';
import { ioasid, privateId } from '../operations/fragments/addresses.js';
import { callWith } from '../within.js';
import {
  constant,
  hold,
  holdsNone,
  thread,
  vdcm,
  withMmSet,
} from './fragments.js';

export const load = defineOperation({
  name: 'load',
  meaning:
    'A guest writes a guest PASID into a virtual work queue: the mdev driver ' +
    'looks it up in the set of current->mm and takes a reference. pasid is ' +
    'the number the look-up finds; a queue holds one at a time.',
  source: 'section 2 PASID load into mdev/WQ, R4',
  agent: thread,
  params: { guestPasid: 'spid', pasid: 'ioasid' },
  sections: [
    section('load', 'vidxd_get_host_pasid: ioasid_find_by_spid', [
      ...withMmSet([
        require(all(
          is(ioasid('pasid'), undefined, { set: 'mine', listed: lit(true) }),
          is(privateId('pasid'), undefined, { spid: 'guestPasid' }),
        ), 'ENXIO'),
        require(holdsNone(vdcm, 'pasid'), 'EBUSY'),
        hold(vdcm, 'pasid'),
        ...callWith(findBySpid, {
          set: 'mine',
          spid: 'guestPasid',
          get: constant('withGet'),
        }),
      ]),
    ]),
  ],
});
