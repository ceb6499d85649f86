/** One entry of the list that register_notifier_mm keeps. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { counter, optionalRef, ref } from '../../../checker/language/domain.js';

/** Records the list can hold. */
export const MAX_RECORDS = 6;

const age = counter(MAX_RECORDS, 'records put on the list after it');

const context = {
  nb: optionalRef('subscriber'),
  mm: optionalRef('mm'),
  age,
};

const events = {
  /** Put on the list before the set exists. */
  ADD_PENDING: { nb: ref('subscriber'), mm: ref('mm') },
  /** The same, with neither block nor token stored (v4). */
  ADD_BLANK: {},
  /** Put on the list with the block already on the set's chain. */
  ADD_ACTIVE: { nb: ref('subscriber'), mm: ref('mm') },
  /** The set has appeared. */
  ACTIVATE: {},
  /** The set is gone. */
  DEACTIVATE: {},
  REMOVE: {},
  /** Another record was put before it. */
  OUTRANK: {},
  /** A record of that age was taken off the list. */
  CLOSE_UP: { age },
};

/** What every record on the list understands. */
const listed = <S extends string>(state: S) =>
  ({
    OUTRANK: { guard: 'hasRoom', actions: 'grow' },
    CLOSE_UP: [{ guard: 'isOlder', actions: 'shrink' }, { target: state }],
  }) as const;

const machine = setup({
  types: typesOf(context, events),
  guards: {
    hasRoom: ({ context }) => context.age < MAX_RECORDS,
    isOlder: ({ context, event }) => {
      assertEvent(event, 'CLOSE_UP');
      return context.age > event.age;
    },
  },
  actions: {
    write: assign(({ event }) => {
      assertEvent(event, ['ADD_PENDING', 'ADD_ACTIVE']);
      return { nb: event.nb, mm: event.mm };
    }),
    wipe: assign({ nb: null, mm: null, age: 0 }),
    grow: assign({ age: ({ context }) => context.age + 1 }),
    shrink: assign({ age: ({ context }) => context.age - 1 }),
  },
}).createMachine({
  id: 'mmRecord',
  initial: 'unused',
  context: { nb: null, mm: null, age: 0 },
  states: {
    unused: {
      on: {
        ADD_PENDING: { target: 'pending', actions: 'write' },
        ADD_ACTIVE: { target: 'active', actions: 'write' },
        ADD_BLANK: { target: 'blank' },
      },
    },
    pending: {
      on: {
        ...listed('pending'),
        ACTIVATE: { target: 'active' },
        REMOVE: { target: 'unused', actions: 'wipe' },
      },
    },
    active: {
      on: {
        ...listed('active'),
        DEACTIVATE: { target: 'pending' },
        REMOVE: { target: 'unused', actions: 'wipe' },
      },
    },
    /** On the list for nobody; nothing ever finds it again. */
    blank: { on: listed('blank') },
  },
});

export const mmRecord = defineChart({
  name: 'mmRecord',
  over: ['record'],
  meaning:
    'One ioasid_set_nb: a block that wants the events of the set of an mm, ' +
    'active while that set exists. In v4 a record made before the set exists ' +
    'holds neither token nor block, so it never becomes active. Source: ' +
    'sections 1, 2 and 9, R20.',
  context,
  events,
  machine,
});
