import { exists, not } from '../../../checker/language/formula.js';
import {
  defineOperation,
  section,
  send,
  under,
  waitFor,
} from '../../../checker/language/operation.js';
import { process } from '../../core/operations/fragments/around.js';
import { isSetOf } from '../../core/operations/fragments/sets.js';

export const newProcess = defineOperation({
  name: 'newProcess',
  meaning:
    'A new process is given the mm_struct of one that is gone: the same ' +
    'pointer, hence the same token. With a count on the mm it could not be.',
  source: 'section 1 token; section 2 VM exit',
  agent: { kind: 'host', var: 'm', sort: 'mm' },
  params: {},
  sections: [
    section('reuse', 'mm_alloc', [
      under(
        'set-counts-mm',
        waitFor(not(exists('its', 'set', isSetOf('its', 'm')))),
      ),
      send(process('m'), 'REUSE', {}, 'EAGAIN'),
    ]),
  ],
});
