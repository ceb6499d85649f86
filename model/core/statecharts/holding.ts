/** The references one user holds on one id. */
import { assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { counter, flag } from '../../../checker/language/domain.js';

/** The chart refuses to count further. */
export const MAX_HELD = 3;

const context = {
  held: counter(MAX_HELD, 'references this user holds on this id'),
  /** Ghost: one of them was taken while the id's free was pending. */
  late: flag(),
  /** Ghost: it has put a reference of an id that was another VM's. */
  foreign: flag(),
};

const events = {
  HOLD: {},
  /** Taken while the free was pending. */
  HOLD_LATE: {},
  RELEASE: {},
  /** Ghost: the release that follows is of an id of another VM. */
  PUTS_FOREIGN: {},
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    hasRoom: ({ context }) => context.held < MAX_HELD,
    holdsMore: ({ context }) => context.held > 1,
  },
  actions: {
    hold: assign({ held: ({ context }) => context.held + 1 }),
    noteLate: assign({ late: true }),
    noteForeign: assign({ foreign: true }),
    release: assign({ held: ({ context }) => context.held - 1 }),
    letGo: assign({ held: 0, late: false }),
  },
}).createMachine({
  id: 'holding',
  context: { held: 0, late: false, foreign: false },
  on: {
    HOLD: { guard: 'hasRoom', actions: 'hold' },
    HOLD_LATE: { guard: 'hasRoom', actions: ['hold', 'noteLate'] },
    // ioasid_put goes by number: who holds nothing drops another's.
    RELEASE: [{ guard: 'holdsMore', actions: 'release' }, { actions: 'letGo' }],
    PUTS_FOREIGN: { actions: 'noteForeign' },
  },
});

export const holding = defineChart({
  name: 'holding',
  over: ['user', 'ioasid'],
  meaning:
    'Who holds the references that the core only counts: KVM, the IOMMU ' +
    'driver, an mdev driver, or a thread inside a call. Source: section 2, ' +
    'who takes references.',
  context,
  events,
  machine,
});
