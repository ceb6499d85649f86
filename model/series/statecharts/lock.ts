/** One lock that is held from one section to the next. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { optionalRef } from '../../../checker/language/domain.js';

const context = { by: optionalRef('thread') };

const events = {
  /** null is the worker of ioasid_wq. */
  TAKE: { by: optionalRef('thread') },
  RELEASE: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    take: assign({
      by: ({ event }) => {
        assertEvent(event, 'TAKE');
        return event.by;
      },
    }),
    release: assign({ by: null }),
  },
}).createMachine({
  id: 'lock',
  initial: 'free',
  context: { by: null },
  states: {
    free: { on: { TAKE: { target: 'held', actions: 'take' } } },
    held: { on: { RELEASE: { target: 'free', actions: 'release' } } },
  },
});

export const lock = defineChart({
  name: 'lock',
  over: ['lock'],
  meaning:
    "VT-d's pasid_mutex; and, where a scope looks at calls that take both, " +
    'ioasid_allocator_lock and the lock of the mm-notifier list that v4 has ' +
    'beside it. Source: section 9, V4-14.',
  context,
  events,
  machine,
});
