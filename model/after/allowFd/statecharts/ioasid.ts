/** One id of an ioasid FD. */
import { and, assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import {
  counter,
  flag,
  optionalRef,
  ref,
} from '../../../../checker/language/domain.js';

/** Above what a scope can have: its FD and every device. */
export const MAX_REFERENCES = 9;

const context = {
  /** The FD it was allocated in. */
  fd: optionalRef('fd'),
  references: counter(MAX_REFERENCES, 'the FD until the free, and devices'),
  /** Ghosts: freed through another FD; the FD of its last life, until a
   * device is allowed it again. */
  freedByOther: flag(),
  lastFd: optionalRef('fd'),
};

const events = {
  ALLOC: { fd: ref('fd') },
  /** DEVICE_ALLOW_IOASID looks the id up in the FD it was given. */
  NAME: { fd: ref('fd') },
  TAKE: {},
  PUT: {},
  FREE: { fd: ref('fd') },
  RECLAIM: {},
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    idFromFd: ({ context, event }) => {
      assertEvent(event, 'NAME');
      return event.fd === context.fd;
    },
    setAtFree: ({ context, event }) => {
      assertEvent(event, 'FREE');
      return event.fd === context.fd;
    },
    /** Asked while the free is pending only. */
    noGetWhilePending: () => false,
    hasRoom: ({ context }) => context.references < MAX_REFERENCES,
    isLast: ({ context }) => context.references <= 1,
    isLastButOne: ({ context }) => context.references === 2,
  },
  actions: {
    begin: assign({
      fd: ({ event }) => {
        assertEvent(event, 'ALLOC');
        return event.fd;
      },
      references: 1,
    }),
    take: assign({
      references: ({ context }) => context.references + 1,
      lastFd: null,
    }),
    put: assign({ references: ({ context }) => context.references - 1 }),
    free: assign({
      references: ({ context }) => context.references - 1,
      freedByOther: ({ context, event }) => {
        assertEvent(event, 'FREE');
        return context.freedByOther || event.fd !== context.fd;
      },
    }),
    end: assign({
      fd: null,
      references: 0,
      freedByOther: false,
      lastFd: ({ context }) => context.fd,
    }),
  },
}).createMachine({
  id: 'ioasid',
  initial: 'free',
  context: { fd: null, references: 0, freedByOther: false, lastFd: null },
  states: {
    free: { on: { ALLOC: { target: 'idle', actions: 'begin' } } },
    /** Allocated; only the FD refers to it. */
    idle: {
      on: {
        NAME: { guard: 'idFromFd', target: 'idle' },
        TAKE: { guard: 'hasRoom', target: 'active', actions: 'take' },
        FREE: { guard: 'setAtFree', target: 'released', actions: 'free' },
      },
    },
    /** Allowed on a device. */
    active: {
      on: {
        NAME: { guard: 'idFromFd', target: 'active' },
        TAKE: { guard: 'hasRoom', target: 'active', actions: 'take' },
        PUT: [
          { guard: 'isLastButOne', target: 'idle', actions: 'put' },
          { target: 'active', actions: 'put' },
        ],
        FREE: { guard: 'setAtFree', target: 'freePending', actions: 'free' },
      },
    },
    freePending: {
      on: {
        NAME: {
          guard: and(['idFromFd', 'noGetWhilePending']),
          target: 'freePending',
        },
        TAKE: { guard: 'hasRoom', target: 'freePending', actions: 'take' },
        PUT: [
          { guard: 'isLast', target: 'released', actions: 'put' },
          { target: 'freePending', actions: 'put' },
        ],
        // A second free changes nothing.
        FREE: { guard: 'setAtFree', target: 'freePending' },
      },
    },
    /** Never seen between two sections: the same one reclaims it. */
    released: { on: { RECLAIM: { target: 'free', actions: 'end' } } },
  },
});

export const ioasid = defineChart({
  name: 'ioasid',
  over: ['ioasid'],
  meaning:
    'One number of the pool, allocated in one ioasid FD: the FD refers to it ' +
    'until it is freed, and each device that it is allowed on. It goes back ' +
    'when all have let go. Source: R11, R12, JG-0330b, JG-0401.',
  context,
  events,
  machine,
});
