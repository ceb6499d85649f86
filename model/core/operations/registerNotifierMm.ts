import { exists, is, not } from '../../../checker/language/formula.js';
import {
  forEach,
  require,
  section,
  send,
  under,
  when,
} from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { mmRecord } from './fragments/addresses.js';
import { join } from './fragments/chain.js';
import { endSearch, nothingFound, searchFirst } from './fragments/first.js';
import { isRecordOf, makeRoom } from './fragments/records.js';
import { hasSet, isEmpty, isSetOf } from './fragments/sets.js';

export const registerNotifierMm = defineCall({
  name: 'register_notifier_mm',
  convention: 'errno',
  meaning:
    'Wants the events of the set of an mm, whether the set exists or not; ' +
    'if it does it must be empty, since nothing is replayed. In v4 the ' +
    'record made before the set exists names neither block nor mm.',
  source: 'section 2 register_notifier_mm, 9, R20',
  params: { mm: 'mm', nb: 'subscriber' },
  sections: [
    section('register', 'ioasid_register_notifier_mm', [
      require(not(
        exists('old', 'record', isRecordOf('old', 'nb', 'mm')),
      ), 'EBUSY'),
      forEach('s', 'set', isSetOf('s', 'mm'), [require(isEmpty('s'), 'EBUSY')]),
      ...searchFirst(
        {
          lookup: 'slot',
          each: 'r',
          sort: 'record',
          where: is(mmRecord('r'), 'unused'),
        },
        [
          makeRoom,
          when(
            hasSet('mm'),
            [
              send(mmRecord('r'), 'ADD_ACTIVE', { nb: 'nb', mm: 'mm' }),
              forEach('s', 'set', isSetOf('s', 'mm'), [join('nb', 's')]),
            ],
            [
              under(
                'pending-record-names-block',
                send(mmRecord('r'), 'ADD_PENDING', { nb: 'nb', mm: 'mm' }),
              ),
              when(is(mmRecord('r'), 'unused'), [
                send(mmRecord('r'), 'ADD_BLANK'),
              ]),
            ],
          ),
        ],
      ),
      require(not(nothingFound('slot')), 'ENOMEM'),
      endSearch('slot'),
    ]),
  ],
});
