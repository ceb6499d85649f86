/** Who does something of its own accord: a handler, or the work queue. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { oneOf, ref } from '../../../checker/language/domain.js';

const events = {
  /** What it did, to which id, and what the call returned. */
  DID: {
    do: oneOf(
      'queue_work',
      'nothing',
      'detach_spid',
      'detach_data',
      'put',
      'get_locked',
      'put_locked',
    ),
    id: ref('ioasid'),
    ret: oneOf('void', '0', 'EBUSY', 'true', 'false'),
  },
};

const machine = setup({ types: typesOf({}, events) }).createMachine({
  id: 'reactor',
  initial: 'ready',
  context: {},
  states: { ready: { on: { DID: { target: 'ready' } } } },
});

export const reactor = defineChart({
  name: 'reactor',
  over: ['reactor'],
  meaning:
    'Has no state: the messages it is sent are the record of what a handler ' +
    'or a work item did and in which order.',
  context: {},
  events,
  machine,
});
