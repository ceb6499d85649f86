import {
  defineOperation,
  section,
} from '../../../checker/language/operation.js';
import { release, thread, vdcm } from './fragments.js';

export const unload = defineOperation({
  name: 'unload',
  meaning: 'The queue is disabled; the mdev driver drops its reference.',
  source: 'section 2, who takes references',
  agent: thread,
  params: { pasid: 'ioasid' },
  sections: [section('unload', 'ioasid_put', release(vdcm, 'pasid'))],
});
