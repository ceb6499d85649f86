/** The pool's accounting: how many numbers may still be given to sets. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { counter, flag } from '../../../checker/language/domain.js';

/** Largest capacity the charts count to; a system is built with no more. */
export const MAX_CAPACITY = 12;

const amount = counter(MAX_CAPACITY, 'numbers of the pool');

const context = {
  /** `ioasid_capacity`. */
  total: amount,
  /** `ioasid_capacity_avail`: promised to no set and to no reservation. */
  available: amount,
  /** Ghost: more was promised than was available. */
  overdrawn: flag(),
};

const events = {
  /** ioasid_install_capacity. */
  INSTALL: { n: amount },
  /** Whether as much is available; changes nothing. */
  ASK: { n: amount },
  /** A set's quota or a reservation. */
  TAKE: { n: amount },
  /** What ioasid_adjust_set adds to a quota (V2, V3). */
  GROW: { n: amount },
  /** ioasid_cancel_capacity. */
  CANCEL: { n: amount },
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    enough: ({ context, event }) => {
      assertEvent(event, ['ASK', 'TAKE']);
      return event.n <= context.available;
    },
    enoughToGrow: ({ context, event }) => {
      assertEvent(event, 'GROW');
      return event.n <= context.available;
    },
    withinTotal: ({ context, event }) => {
      assertEvent(event, 'CANCEL');
      return context.available + event.n <= context.total;
    },
  },
  actions: {
    install: assign(({ event }) => {
      assertEvent(event, 'INSTALL');
      return { total: event.n, available: event.n, overdrawn: false };
    }),
    take: assign({
      available: ({ context, event }) => {
        assertEvent(event, ['TAKE', 'GROW']);
        return Math.max(0, context.available - event.n);
      },
      overdrawn: ({ context, event }) => {
        assertEvent(event, ['TAKE', 'GROW']);
        return context.overdrawn || event.n > context.available;
      },
    }),
    give: assign({
      available: ({ context, event }) => {
        assertEvent(event, 'CANCEL');
        return Math.min(MAX_CAPACITY, context.available + event.n);
      },
    }),
  },
}).createMachine({
  id: 'capacity',
  initial: 'default',
  context: { total: 0, available: 0, overdrawn: false },
  states: {
    /** Nobody has said how many numbers the IOMMU supports. */
    default: {
      on: { INSTALL: { target: 'installed', actions: 'install' } },
    },
    installed: {
      on: {
        // The first one counts; later ones are ignored.
        INSTALL: { target: 'installed' },
        ASK: { guard: 'enough', target: 'installed' },
        TAKE: { guard: 'enough', actions: 'take' },
        GROW: { guard: 'enoughToGrow', actions: 'take' },
        CANCEL: { guard: 'withinTotal', actions: 'give' },
      },
    },
  },
});

export const capacity = defineChart({
  name: 'capacity',
  over: [],
  meaning:
    'The global count of numbers that no set and no reservation has taken. ' +
    'It is a plain number: cancelling more than was reserved is accepted as ' +
    'long as it stays within the total, and a destroyed set gives nothing ' +
    'back. Before the capacity is installed the code counts from 0x100000; ' +
    'the chart takes nothing then. Source: section 1 pool accounting, 9.',
  context,
  events,
  machine,
});
