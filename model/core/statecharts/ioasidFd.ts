/** The file of /dev/ioasid that one VMM has open. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { flag, optionalRef, ref } from '../../../checker/language/domain.js';

const context = {
  /** `ioasid_user.ioasid_set`, a plain pointer. */
  set: optionalRef('set'),
  /** Ghost: it has freed an id of another set. */
  freedForeign: flag(),
};

const events = {
  OPEN: { set: ref('set') },
  /** An ioctl. */
  CALL: {},
  /** Ghost: the ioctl that follows frees an id of another set. */
  FREES_FOREIGN: {},
  /** The last reference to the file is gone. */
  RELEASE: {},
  /** The release callback returns. */
  RELEASED: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    keep: assign({
      set: ({ event }) => {
        assertEvent(event, 'OPEN');
        return event.set;
      },
    }),
    forget: assign({ set: null }),
    noteForeign: assign({ freedForeign: true }),
  },
}).createMachine({
  id: 'ioasidFd',
  initial: 'closed',
  context: { set: null, freedForeign: false },
  states: {
    closed: { on: { OPEN: { target: 'open', actions: 'keep' } } },
    open: {
      on: {
        CALL: { target: 'open' },
        FREES_FOREIGN: { actions: 'noteForeign' },
        RELEASE: { target: 'releasing' },
      },
    },
    releasing: { on: { RELEASED: { target: 'closed', actions: 'forget' } } },
  },
});

export const ioasidFd = defineChart({
  name: 'ioasidFd',
  over: ['mm'],
  meaning:
    'The ioasid_user of one process: it points at its set and takes no ' +
    'reference on it, since V4 has none to take. Source: section 1, USER.',
  context,
  events,
  machine,
});
