/** One mediated device: whose it is, and whether its work queue is in use. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../checker/language/chart.js';
import { optionalRef, ref } from '../../checker/language/domain.js';

const context = { vm: optionalRef('vm') };

const events = {
  /** The administrator gives the mdev to a VM, before anything runs. */
  ASSIGN: { to: ref('vm') },
  /** A VM writes a PASID into the work queue's configuration. */
  LOAD: { by: ref('vm') },
  /** The work queue is cleared. */
  CLEAR: {},
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    isOfCaller: ({ context, event }) => {
      assertEvent(event, 'LOAD');
      return context.vm === event.by;
    },
  },
  actions: {
    assignTo: assign({
      vm: ({ event }) => {
        assertEvent(event, 'ASSIGN');
        return event.to;
      },
    }),
  },
}).createMachine({
  id: 'mdev',
  initial: 'unassigned',
  context: { vm: null },
  states: {
    unassigned: { on: { ASSIGN: { target: 'empty', actions: 'assignTo' } } },
    empty: { on: { LOAD: { guard: 'isOfCaller', target: 'loaded' } } },
    loaded: { on: { CLEAR: { target: 'empty' } } },
  },
});

export const mdev = defineChart({
  name: 'mdev',
  over: ['mdev'],
  meaning:
    'One mediated device, assigned to one VM for the whole run, with one ' +
    'dedicated work queue that takes one PASID at a time. Which PASID is ' +
    'loaded is known to listing, per pair. Source: section 1, VDCM.',
  context,
  events,
  machine,
});
