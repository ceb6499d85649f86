import { is, not, same } from '../../../checker/language/formula.js';
import {
  forEach,
  require,
  section,
  send,
} from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import {
  caller,
  ioasid,
  ioasidSet,
  privateData,
} from './fragments/addresses.js';
import { comesFrom } from './fragments/around.js';
import { chargeOwner } from './fragments/charges.js';
import { endSearch, nothingFound, searchFirst } from './fragments/first.js';
import { notifySet } from './fragments/notify.js';
import { valid } from './fragments/sets.js';
import { given } from './fragments/values.js';

export const alloc = defineCall({
  name: 'alloc',
  convention: 'id',
  meaning:
    'Hands out the lowest free number between min and max and tells the ' +
    'set. The caller learns no reason when it gets none. A custom ' +
    'allocator, where one is registered, stands in for the default one.',
  source: 'section 2 ioasid_alloc, 9, R25, R36',
  params: {
    set: 'setArgument',
    min: 'ioasid',
    max: 'ioasid',
    priv: 'dataArgument',
  },
  sections: [
    section('alloc', 'ioasid_alloc', [
      given('set', 'set', 'EINVAL', [
        valid('set'),
        ...chargeOwner('set'),
        send(ioasidSet('set'), 'CHARGE', {}, 'ENOSPC'),
        ...searchFirst(
          {
            lookup: 'number',
            each: 'p',
            sort: 'ioasid',
            where: is(ioasid('p'), 'free'),
            between: { from: same('p', 'min'), to: same('p', 'max') },
          },
          [
            send(ioasid('p'), 'ALLOC', { set: 'set' }),
            ...comesFrom('p'),
            forEach('d', 'data', same('d', 'priv'), [
              send(privateData('p'), 'ATTACH', { data: 'd' }),
            ]),
            ...notifySet('ALLOC', 'p', 'set'),
            send(caller, 'RETURNS_ID', { value: 'p' }),
          ],
        ),
        require(not(nothingFound('number')), 'ENOSPC'),
        endSearch('number'),
      ]),
    ]),
  ],
});
