/** Whether one process has a descriptor of one ioasid FD. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';

const context = {};

const events = {
  /** It opened the file, or was passed a descriptor (SCM_RIGHTS). */
  RECEIVE: {},
  /** It gives the descriptor to a system call. */
  USE: {},
  CLOSE: {},
  /** Ghost: the file is gone. */
  FILE_GONE: {},
};

const machine = setup({ types: typesOf(context, events) }).createMachine({
  id: 'holding',
  initial: 'none',
  context: {},
  states: {
    none: {
      on: { RECEIVE: { target: 'held' }, FILE_GONE: { target: 'none' } },
    },
    held: {
      on: {
        USE: { target: 'held' },
        CLOSE: { target: 'closed' },
        FILE_GONE: { target: 'none' },
      },
    },
    /** Had one once: it was given the right, and what came of that lasts. */
    closed: {
      on: { RECEIVE: { target: 'held' }, FILE_GONE: { target: 'none' } },
    },
  },
});

export const holding = defineChart({
  name: 'holding',
  over: ['vm', 'fd'],
  meaning:
    'The descriptor table of one process, as far as one ioasid FD goes. ' +
    'Rights move by passing the FD, not by naming an mm. Source: R13, JP-0319.',
  context,
  events,
  machine,
});
