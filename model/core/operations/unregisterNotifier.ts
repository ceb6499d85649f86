import { all, exists, is, same } from '../../../checker/language/formula.js';
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
import { isEmpty, isRegistered } from './fragments/sets.js';
import { orNull } from './fragments/values.js';

export const unregisterNotifier = defineCall({
  name: 'unregister_notifier',
  convention: 'nothing',
  meaning:
    'Takes a block off a chain, unless it is on the list of ' +
    'register_notifier_mm. An empty set goes with it.',
  source: 'section 2 unregister_notifier, recordings',
  params: { set: 'setArgument', nb: 'subscriber' },
  sections: [
    section('unregister', 'ioasid_unregister_notifier', [
      when(
        exists('r', 'record', is(mmRecord('r'), undefined, { nb: 'nb' })),
        [],
        [
          orNull('set', 'set', (chain) => [leave('nb', chain)]),
          under(
            'set-goes-with-unregister',
            forEach(
              's',
              'set',
              all(same('s', 'set'), isRegistered('s'), isEmpty('s')),
              destroySet('s'),
            ),
          ),
        ],
      ),
    ]),
  ],
});
