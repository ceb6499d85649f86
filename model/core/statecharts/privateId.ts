/** The SPID of one id: the number its set's user knows it by. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { optionalRef, ref } from '../../../checker/language/domain.js';

const context = {
  /** null is INVALID_IOASID. */
  spid: optionalRef('spid'),
};

const events = { ATTACH: { spid: ref('spid') }, DETACH: {} };

const machine = setup({
  types: typesOf(context, events),
  actions: {
    attach: assign({
      spid: ({ event }) => {
        assertEvent(event, 'ATTACH');
        return event.spid;
      },
    }),
    detach: assign({ spid: null }),
  },
}).createMachine({
  id: 'privateId',
  context: { spid: null },
  on: { ATTACH: { actions: 'attach' }, DETACH: { actions: 'detach' } },
});

export const privateId = defineChart({
  name: 'privateId',
  over: ['ioasid'],
  meaning:
    'ioasid_data.spid: the set-private id, in the guest SVA use the guest ' +
    'PASID. Attaching replaces what was there. Source: sections 1 and 9, V4-08.',
  context,
  events,
  machine,
});
