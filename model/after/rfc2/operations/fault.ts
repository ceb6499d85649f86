import { is, not } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { device } from '../../../operations/fragments/hardware.js';
import { request } from '../addresses.js';
import { inTable } from './fragments/numbers.js';

export const fault = defineOperation({
  name: 'fault',
  meaning:
    'The IOMMU blocks a request for which its function has no entry. There ' +
    'is no default domain that it falls back to.',
  source: 'R7, R31',
  agent: device,
  params: { p: 'ioasid' },
  sections: [
    section('fault', 'IOMMU: unrecoverable fault, request aborted', [
      require(is(request('d'), 'emitted', { sent: 'p' }), 'EINVAL'),
      require(not(inTable('d', 'p')), 'EEXIST'),
      send(request('d'), 'FAULT'),
    ]),
  ],
});
