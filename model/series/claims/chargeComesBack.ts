import type { NeverClaim } from '../../../checker/language/claim.js';
import {
  all,
  count,
  equal,
  exists,
  field,
  is,
  not,
} from '../../../checker/language/formula.js';
import {
  ioasid,
  ioasidSet,
} from '../../core/operations/fragments/addresses.js';
import { charge } from '../../core/operations/fragments/around.js';

export const chargeComesBack: NeverClaim = {
  kind: 'never',
  name: 'charge-comes-back',
  says: "A process's cgroup is charged for the ids of its sets, and no others.",
  source: 'R36, section 9 cgroup charge',
  objects: { m: 'mm' },
  such: not(
    equal(
      field(charge('m'), 'ids'),
      count(
        'p',
        'ioasid',
        exists(
          's',
          'set',
          all(
            is(ioasid('p'), undefined, { set: 's' }),
            is(ioasidSet('s'), undefined, { token: 'm' }),
          ),
        ),
      ),
    ),
  ),
};
