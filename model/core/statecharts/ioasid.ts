/** One ioasid_data: the id's state, its set and its references. */
import { and, assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import {
  counter,
  flag,
  optionalRef,
  ref,
} from '../../../checker/language/domain.js';

/** The chart refuses to count further. */
export const MAX_REFERENCES = 15;

/** The set argument of a call; null is the NULL pointer. */
const set = optionalRef('set');

const context = {
  set: optionalRef('set'),
  /** `refs`, the core's own reference included. */
  references: counter(MAX_REFERENCES, 'holders of this id'),
  /** Whether it is in its set's own xarray. */
  listed: flag(),
};

const events = {
  /** The allocator hands the number out. */
  ALLOC: { set: ref('set') },
  /** ioasid_get, ioasid_get_locked; also inside get_if_owned. */
  GET: { set },
  /** The reference ioasid_find_by_spid takes; it looks at no state. */
  TAKE: {},
  /** ioasid_put, ioasid_put_locked. */
  PUT: { set },
  /** ioasid_free. */
  FREE: { set },
  /** ioasid_find; changes nothing. */
  FIND: { set },
  /** ioasid_attach_data and others that only need the id; no change. */
  NAME: {},
  /** ioasid_free_all_in_set takes it out of the set's xarray. */
  UNLIST: {},
  /** Back to the pool. */
  RECLAIM: {},
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    /** Asked in freePending only. */
    noGetWhilePending: () => false,
    /** Asked in freePending only; no posted version has it. */
    noTakeWhilePending: () => false,
    ownSetAtGet: ({ context, event }) => {
      assertEvent(event, 'GET');
      return event.set === null || event.set === context.set;
    },
    ownSetAtPut: ({ context, event }) => {
      assertEvent(event, 'PUT');
      return event.set === null || event.set === context.set;
    },
    ownSetAtFind: ({ context, event }) => {
      assertEvent(event, 'FIND');
      return event.set === null || event.set === context.set;
    },
    /** NULL is no exception here, whatever the comment in the code says. */
    ownSetAtFree: ({ context, event }) => {
      assertEvent(event, 'FREE');
      return event.set === context.set;
    },
    hasRoom: ({ context }) => context.references < MAX_REFERENCES,
    isLast: ({ context }) => context.references === 1,
  },
  actions: {
    handOut: assign(({ event }) => {
      assertEvent(event, 'ALLOC');
      return { set: event.set, references: 1, listed: true };
    }),
    add: assign({ references: ({ context }) => context.references + 1 }),
    drop: assign({ references: ({ context }) => context.references - 1 }),
    unlist: assign({ listed: false }),
    giveBack: assign({ set: null, listed: false }),
  },
}).createMachine({
  id: 'ioasid',
  initial: 'free',
  context: { set: null, references: 0, listed: false },
  states: {
    /** In the pool. */
    free: { on: { ALLOC: { target: 'idle', actions: 'handOut' } } },
    /** Allocated. The code's ACTIVE is never assigned (section 1). */
    idle: {
      on: {
        GET: { guard: and(['ownSetAtGet', 'hasRoom']), actions: 'add' },
        TAKE: { guard: 'hasRoom', actions: 'add' },
        PUT: [
          {
            guard: and(['ownSetAtPut', 'isLast']),
            target: 'released',
            actions: 'drop',
          },
          { guard: 'ownSetAtPut', actions: 'drop' },
        ],
        FREE: [
          {
            guard: and(['ownSetAtFree', 'isLast']),
            target: 'released',
            actions: 'drop',
          },
          { guard: 'ownSetAtFree', target: 'freePending', actions: 'drop' },
        ],
        FIND: { guard: 'ownSetAtFind', target: 'idle' },
        NAME: { target: 'idle' },
        UNLIST: { actions: 'unlist' },
      },
    },
    /** Freed while referred to. */
    freePending: {
      on: {
        GET: {
          guard: and(['noGetWhilePending', 'ownSetAtGet', 'hasRoom']),
          actions: 'add',
        },
        TAKE: {
          guard: and(['noTakeWhilePending', 'hasRoom']),
          actions: 'add',
        },
        PUT: [
          {
            guard: and(['ownSetAtPut', 'isLast']),
            target: 'released',
            actions: 'drop',
          },
          { guard: 'ownSetAtPut', actions: 'drop' },
        ],
        FREE: { guard: 'ownSetAtFree', target: 'freePending' },
        FIND: { guard: 'ownSetAtFind', target: 'freePending' },
        NAME: { target: 'freePending' },
        UNLIST: { actions: 'unlist' },
      },
    },
    /** No reference left; the same section reclaims it. */
    released: {
      on: { RECLAIM: { target: 'free', actions: 'giveBack' } },
    },
  },
});

export const ioasid = defineChart({
  name: 'ioasid',
  over: ['ioasid'],
  meaning:
    'One ioasid_data: which set owns the number, how many references it has ' +
    'and whether a free is pending. Source: sections 1 to 3 and 9.',
  context,
  events,
  machine,
});
