import { all, is } from '../../../checker/language/formula.js';
import {
  forEach,
  section,
  under,
  when,
} from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { mmRecord } from './fragments/addresses.js';
import { leave } from './fragments/chain.js';
import { destroySet } from './fragments/destroySet.js';
import { isRecordOf, remove } from './fragments/records.js';
import { isEmpty, isSetOf } from './fragments/sets.js';

export const unregisterNotifierMm = defineCall({
  name: 'unregister_notifier_mm',
  convention: 'nothing',
  meaning:
    'Takes the record off the list and its block off the chain; an empty ' +
    'set goes with it. Silent where there is no such record.',
  source: 'section 2 unregister_notifier, 9, recordings',
  params: { mm: 'mm', nb: 'subscriber' },
  sections: [
    section('unregister', 'ioasid_unregister_notifier_mm', [
      forEach('r', 'record', isRecordOf('r', 'nb', 'mm'), [
        when(is(mmRecord('r'), 'active'), [
          forEach('s', 'set', isSetOf('s', 'mm'), [leave('nb', 's')]),
        ]),
        remove('r'),
        under(
          'set-goes-with-unregister',
          forEach(
            's',
            'set',
            all(isSetOf('s', 'mm'), isEmpty('s')),
            destroySet('s'),
          ),
        ),
      ]),
    ]),
  ],
});
