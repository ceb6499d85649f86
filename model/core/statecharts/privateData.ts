/** The opaque pointer a driver keeps with one id. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { optionalRef } from '../../../checker/language/domain.js';

const context = { data: optionalRef('data') };

const events = { ATTACH: { data: optionalRef('data') }, DETACH: {} };

const machine = setup({
  types: typesOf(context, events),
  guards: { isFree: ({ context }) => context.data === null },
  actions: {
    attach: assign({
      data: ({ event }) => {
        assertEvent(event, 'ATTACH');
        return event.data;
      },
    }),
    detach: assign({ data: null }),
  },
}).createMachine({
  id: 'privateData',
  context: { data: null },
  on: {
    ATTACH: { guard: 'isFree', actions: 'attach' },
    DETACH: { actions: 'detach' },
  },
});

export const privateData = defineChart({
  name: 'privateData',
  over: ['ioasid'],
  meaning:
    'ioasid_data.private; VT-d keeps its intel_svm there, which is how its ' +
    'FREE handler knows that there is something to tear down. Source: ' +
    'sections 1 and 2, V4-14.',
  context,
  events,
  machine,
});
