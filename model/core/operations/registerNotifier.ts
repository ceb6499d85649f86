import { section } from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { join } from './fragments/chain.js';
import { orNull } from './fragments/values.js';

export const registerNotifier = defineCall({
  name: 'register_notifier',
  convention: 'errno',
  meaning:
    'Puts a block on the chain of a set, or on the global one for NULL. On ' +
    'the same chain twice warns and returns 0.',
  source: 'section 2 register_notifier, 9',
  params: { set: 'setArgument', nb: 'subscriber' },
  sections: [
    section('register', 'ioasid_register_notifier', [
      orNull('set', 'set', (chain) => [join('nb', chain)]),
    ]),
  ],
});
