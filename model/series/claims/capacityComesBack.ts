import type { NeverClaim } from '../../../checker/language/claim.js';
import {
  all,
  equal,
  exists,
  field,
  not,
} from '../../../checker/language/formula.js';
import { capacity } from '../../core/operations/fragments/addresses.js';
import { isRegistered } from '../../core/operations/fragments/sets.js';

export const capacityComesBack: NeverClaim = {
  kind: 'never',
  name: 'capacity-comes-back',
  says: 'With no set left all of the capacity is available.',
  source: 'R25, R36',
  notCovered: 'reservations, of which this design makes none',
  objects: {},
  such: all(
    not(exists('s', 'set', isRegistered('s'))),
    not(equal(field(capacity, 'available'), field(capacity, 'total'))),
  ),
};
