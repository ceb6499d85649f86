/** What one process's cgroup is charged for. */
import { assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { counter } from '../../../checker/language/domain.js';

/** The limit of the cgroup. */
export const MAX_CHARGED = 3;

const context = { ids: counter(MAX_CHARGED, 'ids charged and not given back') };

const events = { CHARGE: {}, UNCHARGE: {} };

const machine = setup({
  types: typesOf(context, events),
  guards: {
    isUnderLimit: ({ context }) => context.ids < MAX_CHARGED,
    hasSome: ({ context }) => context.ids > 0,
  },
  actions: {
    add: assign({ ids: ({ context }) => context.ids + 1 }),
    drop: assign({ ids: ({ context }) => context.ids - 1 }),
  },
}).createMachine({
  id: 'charge',
  initial: 'charged',
  context: { ids: 0 },
  states: {
    charged: {
      on: {
        CHARGE: { guard: 'isUnderLimit', actions: 'add' },
        // A counter of the misc controller does not go below zero.
        UNCHARGE: [
          { guard: 'hasSome', actions: 'drop' },
          { target: 'charged' },
        ],
      },
    },
  },
});

export const charge = defineChart({
  name: 'charge',
  over: ['mm'],
  meaning:
    'The cgroup `ioasids` counter of one VMM process: charged at alloc for a ' +
    'set of type MM whose token is the current mm, uncharged at reclaim from ' +
    'whoever runs it. Source: section 1 cgroup, 9, R36.',
  context,
  events,
  machine,
});
