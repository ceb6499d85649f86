import { section } from '../../../checker/language/operation.js';
import { defineCall } from '../call.js';
import { freeId } from './fragments/freeId.js';

export const free = defineCall({
  name: 'free',
  convention: 'nothing',
  meaning:
    'The owner gives the id up. With references left it stays pending and ' +
    'FREE is sent, once; without, it is reclaimed and nobody is told.',
  source: 'section 2 ioasid_free, section 3, R2, R14',
  params: { set: 'setArgument', id: 'ioasid' },
  sections: [section('free', 'ioasid_free', [freeId('id', 'set')])],
});
