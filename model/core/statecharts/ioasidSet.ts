/** One ioasid_set as the core keeps it, from set_alloc to its destruction. */
import { and, assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import {
  counter,
  flag,
  optionalRef,
  ref,
} from '../../../checker/language/domain.js';
import { MAX_CAPACITY } from './capacity.js';

const quota = counter(MAX_CAPACITY, 'ids the set may hold');

const context = {
  /** The mm the set belongs to; null for a set of type NULL. */
  token: optionalRef('mm'),
  quota,
  /** `nr_ioasids`, pending ids included. */
  count: counter(MAX_CAPACITY, 'ids the set holds'),
  /** Its place in the registry, `ioasid_sets`. */
  index: optionalRef('index'),
  /** Ghost: the process its token named is gone. */
  orphan: flag(),
  /** Ghost: its freed memory was written. */
  touched: flag(),
};

const events = {
  /** ioasid_set_alloc, after every check. */
  SET_ALLOC: { token: optionalRef('mm'), quota },
  /** xa_alloc in the registry. */
  REGISTER: { index: ref('index') },
  /** One more id. */
  CHARGE: {},
  /** One id was reclaimed. */
  UNCHARGE: {},
  /** ioasid_adjust_set (V2, V3). */
  ADJUST: { quota },
  /** Ghost: the process of its token exits. */
  ORPHAN: {},
  /** `free_pending` is set. */
  FREE_PENDING: {},
  /** ioasid_set_put of the last reference (V2, V3), whatever it holds. */
  DIE: {},
  /** Out of the registry, memory to kfree_rcu. */
  DESTROY: {},
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    quota: ({ context }) => context.count < context.quota,
    hasRoom: ({ context }) => context.count < MAX_CAPACITY,
    hasIds: ({ context }) => context.count > 0,
    isEmpty: ({ context }) => context.count === 0,
    notBelowCount: ({ context, event }) => {
      assertEvent(event, 'ADJUST');
      return event.quota >= context.count;
    },
  },
  actions: {
    create: assign(({ event }) => {
      assertEvent(event, 'SET_ALLOC');
      return { token: event.token, quota: event.quota };
    }),
    register: assign({
      index: ({ event }) => {
        assertEvent(event, 'REGISTER');
        return event.index;
      },
    }),
    add: assign({ count: ({ context }) => context.count + 1 }),
    drop: assign({ count: ({ context }) => context.count - 1 }),
    adjust: assign({
      quota: ({ event }) => {
        assertEvent(event, 'ADJUST');
        return event.quota;
      },
    }),
    noteTouched: assign({ touched: true }),
    noteOrphan: assign({ orphan: true }),
    clear: assign({
      token: null,
      quota: 0,
      count: 0,
      index: null,
      orphan: false,
    }),
  },
}).createMachine({
  id: 'ioasidSet',
  initial: 'unborn',
  context: {
    token: null,
    quota: 0,
    count: 0,
    index: null,
    orphan: false,
    touched: false,
  },
  states: {
    /** No set_alloc has returned this pointer yet. */
    unborn: {
      on: { SET_ALLOC: { target: 'unregistered', actions: 'create' } },
    },
    /** Inside set_alloc only. */
    unregistered: {
      on: { REGISTER: { target: 'live', actions: 'register' } },
    },
    live: {
      on: {
        CHARGE: { guard: and(['quota', 'hasRoom']), actions: 'add' },
        UNCHARGE: { guard: 'hasIds', actions: 'drop' },
        ADJUST: { guard: 'notBelowCount', actions: 'adjust' },
        ORPHAN: { actions: 'noteOrphan' },
        FREE_PENDING: { target: 'dying' },
        DIE: { target: 'destroyed', actions: 'clear' },
        DESTROY: { guard: 'isEmpty', target: 'destroyed', actions: 'clear' },
      },
    },
    /** set_free was called while it held ids. */
    dying: {
      on: {
        CHARGE: { guard: and(['quota', 'hasRoom']), actions: 'add' },
        UNCHARGE: { guard: 'hasIds', actions: 'drop' },
        ADJUST: { guard: 'notBelowCount', actions: 'adjust' },
        ORPHAN: { actions: 'noteOrphan' },
        FREE_PENDING: { target: 'dying' },
        DIE: { target: 'destroyed', actions: 'clear' },
        DESTROY: { guard: 'isEmpty', target: 'destroyed', actions: 'clear' },
      },
    },
    /** The pointer is stale; it never names another set. */
    destroyed: { on: { UNCHARGE: { actions: 'noteTouched' } } },
  },
});

export const ioasidSet = defineChart({
  name: 'ioasidSet',
  over: ['set'],
  meaning:
    'One ioasid_set, named by its pointer. Its type follows from its token: ' +
    'a set of type MM has one, a set of type NULL has none. dying is ' +
    'free_pending (v4-fixed); it still hands out ids. Source: sections 1, 2 ' +
    'and 9.',
  context,
  events,
  machine,
});
