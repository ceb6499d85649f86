import {
  defineOperation,
  section,
} from '../../../checker/language/operation.js';
import { alloc } from '../../core/operations/alloc.js';
import { callWith } from '../../core/within.js';
import { constant, thread, ioctl } from './fragments/calls.js';

export const allocId = defineOperation({
  name: 'alloc',
  meaning: 'IOASID_REQUEST_ALLOC: the lowest free number, for the own set.',
  source: 'section 1 /dev/ioasid FD (USER), section 2 ioasid_alloc',
  agent: thread,
  params: {},
  sections: [
    section(
      'alloc',
      'ioasid_alloc',
      ioctl(
        callWith(alloc, {
          set: 'mine',
          min: constant('lowest'),
          max: constant('highest'),
          priv: constant('noData'),
        }),
      ),
    ),
  ],
});
