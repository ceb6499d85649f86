import {
  defineOperation,
  section,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { drain } from '../../../operations/fragments/drain.js';
import { stopQueue } from '../../../operations/fragments/queue.js';
import { finishQueue } from './fragments/queue.js';

export const unload = defineOperation({
  name: 'unload',
  meaning: 'A guest clears the work queue of one of its mdevs; p is in it.',
  source: 'section 2 PASID load into mdev/WQ, R17',
  agent: thread,
  params: { m: 'mdev', p: 'ioasid' },
  where: ownDevice('m'),
  sections: [
    section('stop', 'mdev driver clears the work queue', [
      ...stopQueue('m', 'p'),
    ]),
    section('finish', 'drain', [...drain('m', 'p'), finishQueue('m', 'p')]),
  ],
});
