import {
  defineOperation,
  section,
  send,
} from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import { iommufdCtx } from '../addresses.js';
import { own } from './fragments/names.js';

export const fdOpen = defineOperation({
  name: 'fdOpen',
  meaning: 'A VMM opens /dev/iommu: a context without objects.',
  source: 'IOMMUFD, section 7',
  agent: thread,
  params: { f: 'fd' },
  where: own('f'),
  sections: [
    section('open', 'iommufd_fops_open', [
      send(iommufdCtx('f'), 'OPEN', {}, 'EBUSY'),
    ]),
  ],
});
