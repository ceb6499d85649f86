import { is } from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../checker/language/operation.js';
import { listing, vmOf } from '../../operations/addresses.js';
import { drain } from '../../operations/fragments/drain.js';
import { releaseByWorker } from './fragments/calls.js';

export const finishQueue = defineOperation({
  name: 'finishQueue',
  meaning:
    'The mdev driver ends what its UNBIND handler began: the stopped queue is ' +
    'drained and its reference put. Every driver has a queue of its own for ' +
    "this, in no order with the core's.",
  source: 'section 3, handlers do quick work only; section 2 shared WQs',
  agent: { kind: 'host', var: 'm', sort: 'mdev' },
  params: { p: 'ioasid' },
  sections: [
    section('finish', 'VDCM work: drain the work queue; ioasid_put', [
      require(is(listing('m', 'p'), 'draining'), 'ENOENT'),
      ...drain('m', 'p'),
      send(listing('m', 'p'), 'DRAINED'),
      ...releaseByWorker('m', 'p', vmOf('m')),
    ]),
  ],
});
