/** Whether an allocation of memory succeeds. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';

const events = {
  DWINDLE: {},
  FREE_UP: {},
};

const machine = setup({ types: typesOf({}, events) }).createMachine({
  id: 'memory',
  initial: 'enough',
  context: {},
  states: {
    enough: { on: { DWINDLE: { target: 'low' } } },
    /** The first allocation of a call succeeds, a second one fails. */
    low: {
      on: { DWINDLE: { target: 'short' }, FREE_UP: { target: 'enough' } },
    },
    /** Every allocation fails. */
    short: { on: { FREE_UP: { target: 'enough' } } },
  },
});

export const memory = defineChart({
  name: 'memory',
  over: [],
  meaning:
    'The memory that calls allocate from; it may run out and come back at ' +
    'any time. Source: section 2, ENOMEM.',
  context: {},
  events,
  machine,
});
