/** Which allocator one number was handed out by. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';

const events = {
  FROM_DEFAULT: {},
  FROM_CUSTOM: {},
  /** Reclaimed. */
  RETURN: {},
};

const machine = setup({ types: typesOf({}, events) }).createMachine({
  id: 'numberSource',
  initial: 'none',
  context: {},
  states: {
    none: {
      on: {
        FROM_DEFAULT: { target: 'default' },
        FROM_CUSTOM: { target: 'custom' },
      },
    },
    default: { on: { RETURN: { target: 'none' } } },
    custom: { on: { RETURN: { target: 'none' } } },
  },
});

export const numberSource = defineChart({
  name: 'numberSource',
  over: ['ioasid'],
  meaning:
    'Where a live number came from, and so where it goes back to. Source: ' +
    'section 1 other entities, R35.',
  context: {},
  events,
  machine,
});
