/** Where a loop that looks for the first of its kind stands. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';

const events = { OPEN: {}, FIND: {}, CLOSE: {}, RESET: {} };

const machine = setup({ types: typesOf({}, events) }).createMachine({
  id: 'search',
  initial: 'before',
  context: {},
  states: {
    /** The first candidate has not been reached. */
    before: {
      on: { OPEN: { target: 'looking' }, RESET: { target: 'before' } },
    },
    looking: {
      on: {
        FIND: { target: 'found' },
        CLOSE: { target: 'failed' },
        RESET: { target: 'before' },
      },
    },
    found: { on: { RESET: { target: 'before' } } },
    /** The last candidate has been passed. */
    failed: { on: { RESET: { target: 'before' } } },
  },
});

export const search = defineChart({
  name: 'search',
  over: ['lookup'],
  meaning:
    'A look-up that takes the first object that fits, in the order of their ' +
    'numbers, as xa_alloc and the walks over an xarray do. Every section ' +
    'leaves it as it found it.',
  context: {},
  events,
  machine,
});
