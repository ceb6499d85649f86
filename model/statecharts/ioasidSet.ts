/** One VM's ioasid_set and, with it, the life of the VM's VMM process. */
import { and, assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../checker/language/chart.js';
import { counter } from '../../checker/language/domain.js';

/** Ids one set can hold; a scope asks for no more PASIDs. */
export const MAX_IDS = 8;

const context = {
  /** Ids the set may hold (`ioasid_set.quota`). */
  quota: counter(MAX_IDS, 'PASIDs this VM may own at a time'),
  /** Ids the set holds, pending ones included (`nr_ioasids`). */
  count: counter(MAX_IDS, 'PASIDs this VM owns'),
};

const events = {
  /** The host's choice of quota, before anything runs. */
  LIMIT: { quota: counter(MAX_IDS, 'PASIDs this VM may own at a time') },
  /** /dev/ioasid is opened: ioasid_set_alloc. */
  SET_ALLOC: {},
  /** ioasid_set_free. */
  SET_FREE: {},
  /** A system call or trapped access by a thread of the VM. */
  CALL: {},
  /** One more id in the set. */
  CHARGE: {},
  /** One id of the set went back to the pool. */
  UNCHARGE: {},
  /** The VMM process starts to exit. */
  DIE: {},
  /** The FD is closed; what is still held dies with its last id. */
  EXITED: {},
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    quota: ({ context }) => context.count < context.quota,
    hasRoom: ({ context }) => context.count < MAX_IDS,
    isEmpty: ({ context }) => context.count === 0,
    hasIds: ({ context }) => context.count > 0,
    isLast: ({ context }) => context.count === 1,
  },
  actions: {
    limit: assign({
      quota: ({ event }) => {
        assertEvent(event, 'LIMIT');
        return event.quota;
      },
    }),
    add: assign({ count: ({ context }) => context.count + 1 }),
    drop: assign({ count: ({ context }) => context.count - 1 }),
  },
}).createMachine({
  id: 'ioasidSet',
  initial: 'absent',
  context: { quota: 0, count: 0 },
  states: {
    /** The VMM has not opened /dev/ioasid: nothing can be called. */
    absent: {
      on: { LIMIT: { actions: 'limit' }, SET_ALLOC: { target: 'live' } },
    },
    live: {
      on: {
        CALL: { target: 'live' },
        CHARGE: { guard: and(['quota', 'hasRoom']), actions: 'add' },
        UNCHARGE: { guard: 'hasIds', actions: 'drop' },
        SET_FREE: { guard: 'isEmpty', target: 'absent' },
        DIE: { target: 'exiting' },
      },
    },
    /** Between exit_mm and the end of exit_files. */
    exiting: {
      on: {
        UNCHARGE: { guard: 'hasIds', actions: 'drop' },
        EXITED: [{ guard: 'isEmpty', target: 'absent' }, { target: 'dying' }],
      },
    },
    /** The FD is gone, ids are pending; the last reclaim destroys the set. */
    dying: {
      on: {
        UNCHARGE: [
          { guard: 'isLast', target: 'absent', actions: 'drop' },
          { guard: 'hasIds', actions: 'drop' },
        ],
      },
    },
  },
});

export const ioasidSet = defineChart({
  name: 'ioasidSet',
  over: ['vm'],
  meaning:
    'The set of one VM (token: the mm of its VMM process), in device-allow ' +
    'the FD the ids live in. Without a set nothing can be called, which costs ' +
    'an attacker one step and no power. A set outlives its ids (R26): closing ' +
    'the FD with ids pending leaves it dying until the last reclaim. Source: ' +
    'sections 1, 2 and 9, USER, CODE.',
  context,
  events,
  machine,
});
