import { is } from '../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  section,
  send,
  when,
} from '../../../checker/language/operation.js';
import {
  ioasidFd,
  ioasidSet,
} from '../../core/operations/fragments/addresses.js';
import { process } from '../../core/operations/fragments/around.js';
import { isSetOf } from '../../core/operations/fragments/sets.js';
import { closeSections } from './close.js';
import { ownMm, thread } from './fragments/calls.js';

const [freeIds, freeSet] = closeSections;

export const exit = defineOperation({
  name: 'exit',
  meaning:
    'A VMM process ends: exit_mm drops its mm, and only then exit_files ' +
    'closes what is open, /dev/ioasid among it.',
  source: 'section 2 VM exit',
  agent: thread,
  params: {},
  sections: [
    section('exit_mm', 'exit_mm', [
      send(process(ownMm), 'EXIT', {}, 'ESRCH'),
      forEach('orphan', 'set', isSetOf('orphan', ownMm), [
        send(ioasidSet('orphan'), 'ORPHAN'),
      ]),
    ]),
    section('exit_files: free ids', freeIds.standsFor, [
      when(is(ioasidFd(ownMm), 'open'), freeIds.steps),
    ]),
    section('exit_files: free set', freeSet.standsFor, freeSet.steps),
  ],
});
