import { is, lit } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  section,
  send,
  when,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { attachment, pageRequest } from '../addresses.js';
import { own } from './fragments/names.js';

export const faultRespond = defineOperation({
  name: 'faultRespond',
  meaning:
    'A VMM answers an outstanding page request through the fault object, at ' +
    'any time, with any code. The device goes on with whatever is attached by ' +
    'then.',
  source: 'section 5f, section 7',
  agent: thread,
  params: { d: 'device', p: 'ioasid' },
  where: own('d'),
  sections: [
    section('respond', 'iommufd_fault_fops_write: iommu_page_response', [
      when(
        is(attachment('d', 'p'), 'none'),
        [
          send(
            pageRequest('d', 'p'),
            'RESPOND',
            { attached: lit(false) },
            'EINVAL',
          ),
        ],
        [
          send(
            pageRequest('d', 'p'),
            'RESPOND',
            { attached: lit(true) },
            'EINVAL',
          ),
        ],
      ),
    ]),
  ],
});
