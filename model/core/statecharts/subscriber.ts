/** One notifier block and the chain it is on. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import {
  counter,
  oneOf,
  optionalRef,
  ref,
} from '../../../checker/language/domain.js';

/** Blocks that can be on one chain with the same priority. */
export const MAX_AGE = 5;

const age = counter(MAX_AGE, 'blocks of its chain registered after it');

const context = { set: optionalRef('set'), age };

const events = {
  /** atomic_notifier_chain_register; null is the global chain. */
  JOIN: { set: optionalRef('set') },
  LEAVE: {},
  /** Another block has joined the chain after it. */
  OUTRANK: {},
  /** A block of that age has left the chain. */
  CLOSE_UP: { age },
  /** The handler is called with this argument block. */
  NOTIFY: {
    ev: oneOf('ALLOC', 'FREE', 'BIND', 'UNBIND'),
    id: ref('ioasid'),
    spid: optionalRef('spid'),
    set: ref('set'),
    pdata: optionalRef('data'),
  },
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    sameChain: ({ context, event }) => {
      assertEvent(event, 'JOIN');
      return event.set === context.set;
    },
    isOlder: ({ context, event }) => {
      assertEvent(event, 'CLOSE_UP');
      return context.age > event.age;
    },
    hasRoom: ({ context }) => context.age < MAX_AGE,
  },
  actions: {
    join: assign({
      set: ({ event }) => {
        assertEvent(event, 'JOIN');
        return event.set;
      },
    }),
    leave: assign({ set: null, age: 0 }),
    grow: assign({ age: ({ context }) => context.age + 1 }),
    shrink: assign({ age: ({ context }) => context.age - 1 }),
  },
}).createMachine({
  id: 'subscriber',
  initial: 'off',
  context: { set: null, age: 0 },
  states: {
    off: {
      on: {
        JOIN: { target: 'on', actions: 'join' },
        // Unregistering an unknown block is silent.
        LEAVE: { target: 'off' },
      },
    },
    on: {
      on: {
        // Registering twice on one chain warns and changes nothing; a block
        // on two chains at once corrupts both, and is not modelled.
        JOIN: { guard: 'sameChain', target: 'on' },
        LEAVE: { target: 'off', actions: 'leave' },
        OUTRANK: { guard: 'hasRoom', actions: 'grow' },
        CLOSE_UP: [{ guard: 'isOlder', actions: 'shrink' }, { target: 'on' }],
        NOTIFY: { target: 'on' },
      },
    },
  },
});

export const subscriber = defineChart({
  name: 'subscriber',
  over: ['subscriber'],
  meaning:
    'One notifier_block: on the global chain (no set) or on the chain of one ' +
    'set. A chain is called by priority and, within one, in the order of ' +
    'registration. Source: section 1 notifier chains, 9.',
  context,
  events,
  machine,
});
