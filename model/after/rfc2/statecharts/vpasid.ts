/** One guest PASID of one device. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import { optionalRef, ref } from '../../../../checker/language/domain.js';

const context = {
  /** Its number on the wire (pPASID). */
  number: optionalRef('ioasid'),
};

const events = { ATTACH: { number: ref('ioasid') }, DETACH: {} };

const machine = setup({
  types: typesOf(context, events),
  actions: {
    attach: assign({
      number: ({ event }) => {
        assertEvent(event, 'ATTACH');
        return event.number;
      },
    }),
    detach: assign({ number: null }),
  },
}).createMachine({
  id: 'vpasid',
  initial: 'none',
  context: { number: null },
  states: {
    none: { on: { ATTACH: { target: 'attached', actions: 'attach' } } },
    attached: { on: { DETACH: { target: 'none', actions: 'detach' } } },
  },
});

export const vpasid = defineChart({
  name: 'vpasid',
  over: ['device', 'ioasid'],
  meaning:
    'A guest PASID (vPASID) attached on one device, and the number it has on ' +
    "the wire (pPASID). The entry of the function's PASID table stands and " +
    'falls with it. Source: R29, RFC2 1.4.',
  context,
  events,
  machine,
});
