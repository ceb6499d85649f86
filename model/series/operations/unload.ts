import {
  defineOperation,
  section,
  send,
} from '../../../checker/language/operation.js';
import { listing } from '../../operations/addresses.js';
import { ownDevice } from '../../operations/fragments/call.js';
import { drain } from '../../operations/fragments/drain.js';
import { release, thread } from './fragments/calls.js';
import { stopped } from './fragments/queue.js';

export const unload = defineOperation({
  name: 'unload',
  meaning:
    'A guest clears its work queue, which needs no guest PASID: the queue ' +
    'stops, what it emitted is waited for, the mdev driver puts.',
  source: 'section 2 PASID load into mdev/WQ, R16, R17',
  agent: thread,
  params: { m: 'mdev', pasid: 'ioasid' },
  where: ownDevice('m'),
  sections: [
    section('clear', 'VDCM disables the work queue; ioasid_put', [
      ...stopped('m', 'pasid'),
      ...drain('m', 'pasid'),
      send(listing('m', 'pasid'), 'DRAINED'),
      ...release('m', 'pasid'),
    ]),
  ],
});
