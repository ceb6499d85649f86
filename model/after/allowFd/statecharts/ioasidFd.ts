/** One ioasid FD: the file that ids are allocated in. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import { optionalRef, ref } from '../../../../checker/language/domain.js';

const context = {
  /** The process that opened it, whose memory its page tables map. */
  opener: optionalRef('vm'),
};

const events = {
  OPEN: { by: ref('vm') },
  /** An ioctl on the file, or one that is handed it. */
  USE: {},
  /** The last descriptor of it is closed. */
  RELEASE: {},
  /** The last id of it is back in the pool. */
  RELEASED: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    remember: assign({
      opener: ({ event }) => {
        assertEvent(event, 'OPEN');
        return event.by;
      },
    }),
    forget: assign({ opener: null }),
  },
}).createMachine({
  id: 'ioasidFd',
  initial: 'closed',
  context: { opener: null },
  states: {
    closed: { on: { OPEN: { target: 'open', actions: 'remember' } } },
    open: {
      on: { USE: { target: 'open' }, RELEASE: { target: 'releasing' } },
    },
    /** Nobody has a descriptor; a device may still hold an id. */
    releasing: { on: { RELEASED: { target: 'closed', actions: 'forget' } } },
  },
});

export const ioasidFd = defineChart({
  name: 'ioasidFd',
  over: ['fd'],
  meaning:
    'One file of /dev/ioasid. Ids are allocated in it and their page tables ' +
    'are set through it and nowhere else (R32), so that they map memory of ' +
    'the process that opened it. It outlives its ids (R26). Source: R11, R13, ' +
    'R32, YL-0401, JG-0330b.',
  context,
  events,
  machine,
});
