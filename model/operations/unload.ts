import { defineOperation, section } from '../../checker/language/operation.js';
import { call, ownDevice, thread } from './fragments/call.js';
import { drain } from './fragments/drain.js';
import { finishQueue, stopQueue } from './fragments/queue.js';

export const unload = defineOperation({
  name: 'unload',
  meaning:
    'A guest clears the work queue of one of its mdevs; needs no PASID in the ' +
    'real interface, p is what is loaded. The reference goes after the drain.',
  source: 'section 2 PASID load into mdev/WQ, R16, R17',
  agent: thread,
  params: { m: 'mdev', p: 'ioasid' },
  where: ownDevice('m'),
  sections: [
    section('stop', 'VDCM clears the work queue', [
      call,
      ...stopQueue('m', 'p'),
    ]),
    section('finish', 'VDCM: drain, ioasid_put', [
      ...drain('m', 'p'),
      finishQueue('m', 'p'),
    ]),
  ],
});
