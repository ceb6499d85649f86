/** One PASID: its owner, its state and the number of its holders. */
import { and, assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../checker/language/chart.js';
import {
  counter,
  flag,
  optionalRef,
  ref,
} from '../../checker/language/domain.js';

/** The chart refuses to count further; a scope in which a correct design
 * could come this far is rejected (model/scope.ts). */
export const MAX_REFERENCES = 15;

const context = {
  /** The VM whose set holds the id; nobody's in the pool. */
  owner: optionalRef('vm'),
  /** `ioasid_data.refs`, the core's own reference included. */
  references: counter(MAX_REFERENCES, 'holders of this PASID'),
  /** Ghost: the owner before the number came back to the pool. */
  lastOwner: optionalRef('vm'),
  /** Ghost: freshly handed out, and another VM had it before. */
  recycled: flag(),
  /** Ghost: a VM that does not own the id had a free accepted. */
  freedByOther: flag(),
  /** Ghost: a reference was added while the free was pending. */
  grewPending: flag(),
  /** Ghost: came back to the pool by the last put of a pending free. */
  completed: flag(),
};

const events = {
  /** ioasid_alloc: the allocator hands the number out. */
  ALLOC: { by: ref('vm') },
  /** ioasid_get_if_owned in iommu_uapi_sva_bind_gpasid (V4-11). */
  GET_FOR_BIND: { by: ref('vm') },
  /** ioasid_find_by_spid(set, ..., get) by the mdev driver (VDCM). */
  GET_FOR_LOAD: { by: ref('vm') },
  /** ioasid_get(set, id) by an in-kernel user acting for a VM, such as KVM. */
  GET: { by: ref('vm') },
  /** DEVICE_ALLOW_IOASID names the id by the caller's FD (JG-0330b). */
  NAME_BY_FD: { by: ref('vm') },
  /** ioasid_get(NULL, id): the IOMMU driver, a trusted kernel caller. */
  TAKE: {},
  /** Who holds a looked-up reference keeps one of its own; no check. */
  KEEP: {},
  /** ioasid_put. */
  PUT: {},
  /** ioasid_free. */
  FREE: { by: ref('vm') },
  /** The number goes back to the pool (ioasid_do_free_locked). */
  RECLAIM: {},
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    setAtBind: ({ context, event }) => {
      assertEvent(event, 'GET_FOR_BIND');
      return context.owner === event.by;
    },
    setAtLoad: ({ context, event }) => {
      assertEvent(event, 'GET_FOR_LOAD');
      return context.owner === event.by;
    },
    setAtGet: ({ context, event }) => {
      assertEvent(event, 'GET');
      return context.owner === event.by;
    },
    idFromFd: ({ context, event }) => {
      assertEvent(event, 'NAME_BY_FD');
      return context.owner === event.by;
    },
    setAtFree: ({ context, event }) => {
      assertEvent(event, 'FREE');
      return context.owner === event.by;
    },
    /** Asked in freePending only. */
    noGetWhilePending: () => false,
    reuseAfterLastPut: ({ context }) => context.references === 1,
    hasRoom: ({ context }) => context.references < MAX_REFERENCES,
    isLast: ({ context }) => context.references === 1,
    leavesOne: ({ context }) => context.references === 2,
  },
  actions: {
    handOut: assign(({ context, event }) => {
      assertEvent(event, 'ALLOC');
      return {
        owner: event.by,
        references: 1,
        lastOwner: null,
        recycled: context.lastOwner !== null && context.lastOwner !== event.by,
        freedByOther: false,
        completed: false,
      };
    }),
    add: assign({ references: ({ context }) => context.references + 1 }),
    drop: assign({ references: ({ context }) => context.references - 1 }),
    settle: assign({ recycled: false }),
    noteGrowth: assign({ grewPending: true }),
    noteCompletion: assign({ completed: true }),
    noteWhoFrees: assign({
      freedByOther: ({ context, event }) => {
        assertEvent(event, 'FREE');
        return context.freedByOther || context.owner !== event.by;
      },
    }),
    release: assign({ references: 0, grewPending: false, recycled: false }),
    giveBack: assign({
      lastOwner: ({ context }) => context.owner,
      owner: null,
    }),
  },
}).createMachine({
  id: 'ioasid',
  initial: 'free',
  context: {
    owner: null,
    references: 0,
    lastOwner: null,
    recycled: false,
    freedByOther: false,
    grewPending: false,
    completed: false,
  },
  states: {
    /** In the pool. A put finds nothing and is ignored. */
    free: {
      on: {
        ALLOC: { target: 'idle', actions: 'handOut' },
        KEEP: { target: 'free' },
        PUT: { target: 'free' },
      },
    },
    /** Allocated; the core's reference is the only one. */
    idle: {
      on: {
        GET_FOR_BIND: { guard: 'setAtBind', target: 'active', actions: 'add' },
        GET_FOR_LOAD: { guard: 'setAtLoad', target: 'active', actions: 'add' },
        GET: {
          guard: 'setAtGet',
          target: 'active',
          actions: ['add', 'settle'],
        },
        NAME_BY_FD: { guard: 'idFromFd', target: 'idle' },
        TAKE: { target: 'active', actions: ['add', 'settle'] },
        KEEP: { target: 'active', actions: ['add', 'settle'] },
        PUT: { target: 'released', actions: 'release' },
        FREE: {
          guard: 'setAtFree',
          target: 'released',
          actions: ['noteWhoFrees', 'release'],
        },
      },
    },
    /** In use: somebody beside the core holds a reference. */
    active: {
      on: {
        GET_FOR_BIND: { guard: and(['setAtBind', 'hasRoom']), actions: 'add' },
        GET_FOR_LOAD: { guard: and(['setAtLoad', 'hasRoom']), actions: 'add' },
        GET: {
          guard: and(['setAtGet', 'hasRoom']),
          actions: ['add', 'settle'],
        },
        NAME_BY_FD: { guard: 'idFromFd', target: 'active' },
        TAKE: { guard: 'hasRoom', actions: ['add', 'settle'] },
        KEEP: { guard: 'hasRoom', actions: ['add', 'settle'] },
        PUT: [
          { guard: 'leavesOne', target: 'idle', actions: 'drop' },
          { actions: 'drop' },
        ],
        FREE: [
          {
            guard: and(['setAtFree', 'reuseAfterLastPut']),
            target: 'released',
            actions: ['noteWhoFrees', 'release'],
          },
          {
            guard: 'setAtFree',
            target: 'freePending',
            actions: ['noteWhoFrees', 'drop', 'settle'],
          },
        ],
      },
    },
    /** Freed while in use; the number waits for the last put. */
    freePending: {
      on: {
        GET_FOR_BIND: {
          guard: and(['setAtBind', 'noGetWhilePending', 'hasRoom']),
          actions: 'add',
        },
        GET_FOR_LOAD: {
          guard: and(['setAtLoad', 'noGetWhilePending', 'hasRoom']),
          actions: 'add',
        },
        GET: {
          guard: and(['setAtGet', 'noGetWhilePending', 'hasRoom']),
          actions: ['add', 'noteGrowth'],
        },
        NAME_BY_FD: { guard: 'idFromFd', target: 'freePending' },
        TAKE: {
          guard: and(['noGetWhilePending', 'hasRoom']),
          actions: ['add', 'noteGrowth'],
        },
        KEEP: { guard: 'hasRoom', actions: 'add' },
        PUT: [
          {
            guard: 'isLast',
            target: 'released',
            actions: ['release', 'noteCompletion'],
          },
          { actions: 'drop' },
        ],
        FREE: { guard: 'setAtFree', actions: 'noteWhoFrees' },
      },
    },
    /** No reference is left; the same section uncharges the set and ends this
     * life, so nobody ever sees this state between two sections. */
    released: {
      on: {
        PUT: { target: 'released' },
        RECLAIM: { target: 'free', actions: 'giveBack' },
      },
    },
  },
});

export const ioasid = defineChart({
  name: 'ioasid',
  over: ['ioasid'],
  meaning:
    'One PASID as the core keeps it (ioasid_data): who owns it and how many ' +
    'hold it. idle and active are told apart by the references, not by the ' +
    'state field, which the code never sets to ACTIVE (section 1). Every ' +
    'purpose of a get has an event of its own, so that every ownership check ' +
    'is a guard of its own. Source: sections 1 to 3, V4-06, CODE.',
  context,
  events,
  machine,
});
