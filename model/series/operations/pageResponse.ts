import {
  all,
  exists,
  is,
  lit,
  not,
} from '../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
  when,
} from '../../../checker/language/operation.js';
import type { Step } from '../../../checker/language/operation.js';
import {
  ioasid,
  ioasidSet,
} from '../../core/operations/fragments/addresses.js';
import { pageRequest } from '../../core/operations/fragments/around.js';
import { getIfOwned } from '../../core/operations/getIfOwned.js';
import { callWith } from '../../core/within.js';
import { functionOf } from '../../operations/addresses.js';
import { ownDevice } from '../../operations/fragments/call.js';
import {
  giveBack,
  hold,
  ofAnother,
  ownMm,
  release,
  thread,
} from './fragments/calls.js';

const withReference = (steps: readonly Step[]): readonly Step[] =>
  steps.map((step) => under('reference-at-response', step));

const respond = (foreign: boolean): readonly Step[] => [
  send(
    pageRequest(functionOf('d'), 'pasid'),
    'RESPOND',
    { foreign: lit(foreign) },
    'EINVAL',
  ),
];

export const pageResponse = defineOperation({
  name: 'pageResponse',
  meaning:
    'iommu_page_response: a VM answers what one of its devices asked for. ' +
    'The number is looked up in the set of current->mm, without a reference, ' +
    'and the answer goes to whatever waits under that number by then.',
  source: 'section 2 page requests (host_pasid_set, V3 05/14), section 5f',
  agent: thread,
  params: { d: 'device', pasid: 'ioasid' },
  where: ownDevice('d'),
  sections: [
    section(
      'look up',
      'ioasid_find in host_pasid_set',
      [
        require(not(is(ioasid('pasid'), 'free')), 'ENOENT'),
        under(
          'own-set-at-response',
          require(exists(
            'mine',
            'set',
            all(
              is(ioasid('pasid'), undefined, { set: 'mine' }),
              is(ioasidSet('mine'), undefined, { token: ownMm }),
            ),
          ), 'EACCES'),
        ),
        ...withReference([
          hold('t', 'pasid'),
          ...callWith(getIfOwned, { mm: ownMm, id: 'pasid' }),
        ]),
      ],
      { undo: withReference(giveBack('t', 'pasid')) },
    ),
    section('respond', 'iommu_page_response', [
      when(ofAnother(ownMm, 'pasid'), respond(true), respond(false)),
      ...withReference(release('t', 'pasid')),
    ]),
  ],
});
