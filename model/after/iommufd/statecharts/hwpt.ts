/** One hardware page table object and its reference count. */
import { and, assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import {
  counter,
  oneOf,
  optionalRef,
  ref,
} from '../../../../checker/language/domain.js';

/** Above what a scope can have: attachments, children, a vIOMMU, look-ups. */
export const MAX_USERS = 7;

/** IOMMU_HWPT_ALLOC_* flags of an HWPT_PAGING: none, PASID, NEST_PARENT. */
export const kinds = oneOf('plain', 'pasid', 'parent');

const context = {
  users: counter(MAX_USERS, 'users of the object beside its own id'),
  /** The VM whose memory its walk ends in; null for anybody's. */
  reaches: optionalRef('vm'),
  /** The HWPT that an HWPT_NESTED is confined by. */
  parent: optionalRef('hwpt'),
};

const events = {
  /** IOMMU_HWPT_ALLOC on an IOAS: kernel-owned. */
  ALLOC: { kind: kinds, reaches: ref('vm') },
  /** IOMMU_HWPT_ALLOC on a parent: the user writes the table. */
  NEST: { parent: ref('hwpt'), reaches: optionalRef('vm') },
  /** iommufd_get_object. */
  GET: {},
  /** The parent of a new HWPT_NESTED, or of a vIOMMU. */
  GET_AS_PARENT: {},
  /** Is it made for a PASID? Changes nothing. */
  FIT: {},
  PUT: {},
  /** IOMMU_DESTROY. */
  DESTROY: {},
  /** The IOMMU walks it, or what stands where it was. */
  WALK: { space: ref('vm'), life: oneOf('current', 'past') },
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    pasidCompatible: () => false,
    nestingParent: () => false,
    noUsers: ({ context }) => context.users === 0,
    hasUsers: ({ context }) => context.users > 0,
    hasRoom: ({ context }) => context.users < MAX_USERS,
    isPlain: ({ event }) => event.type === 'ALLOC' && event.kind === 'plain',
    isPasid: ({ event }) => event.type === 'ALLOC' && event.kind === 'pasid',
    /** A freed table's pages hold whatever was put there since. */
    isPast: ({ event }) => event.type === 'WALK' && event.life === 'past',
    leadsThere: ({ context, event }) => {
      assertEvent(event, 'WALK');
      return (
        event.life === 'past' ||
        context.reaches === null ||
        context.reaches === event.space
      );
    },
  },
  actions: {
    begin: assign({
      reaches: ({ event }) => {
        assertEvent(event, ['ALLOC', 'NEST']);
        return event.reaches;
      },
    }),
    nest: assign({
      parent: ({ event }) => {
        assertEvent(event, 'NEST');
        return event.parent;
      },
    }),
    get: assign({ users: ({ context }) => context.users + 1 }),
    put: assign({ users: ({ context }) => context.users - 1 }),
    end: assign({ users: 0, reaches: null, parent: null }),
  },
}).createMachine({
  id: 'hwpt',
  initial: 'absent',
  context: { users: 0, reaches: null, parent: null },
  states: {
    /** The id is free. */
    absent: {
      on: {
        ALLOC: [
          { guard: 'isPlain', target: 'plain', actions: 'begin' },
          { guard: 'isPasid', target: 'pasid', actions: 'begin' },
          { target: 'parent', actions: 'begin' },
        ],
        NEST: { target: 'nested', actions: ['begin', 'nest'] },
        // Both reached only by what outlived it (destroy-refuses-users off).
        PUT: { target: 'absent' },
        WALK: { guard: 'isPast', target: 'absent' },
      },
    },
    /** HWPT_PAGING without flags. */
    plain: {
      on: {
        GET: { guard: 'hasRoom', actions: 'get' },
        GET_AS_PARENT: {
          guard: and(['nestingParent', 'hasRoom']),
          actions: 'get',
        },
        FIT: { guard: 'pasidCompatible', target: 'plain' },
        PUT: [{ guard: 'hasUsers', actions: 'put' }, { target: 'plain' }],
        DESTROY: { guard: 'noUsers', target: 'absent', actions: 'end' },
        WALK: { guard: 'leadsThere', target: 'plain' },
      },
    },
    /** HWPT_PAGING with IOMMU_HWPT_ALLOC_PASID. */
    pasid: {
      on: {
        GET: { guard: 'hasRoom', actions: 'get' },
        GET_AS_PARENT: {
          guard: and(['nestingParent', 'hasRoom']),
          actions: 'get',
        },
        FIT: { target: 'pasid' },
        PUT: [{ guard: 'hasUsers', actions: 'put' }, { target: 'pasid' }],
        DESTROY: { guard: 'noUsers', target: 'absent', actions: 'end' },
        WALK: { guard: 'leadsThere', target: 'pasid' },
      },
    },
    /** HWPT_PAGING with IOMMU_HWPT_ALLOC_NEST_PARENT. */
    parent: {
      on: {
        GET: { guard: 'hasRoom', actions: 'get' },
        GET_AS_PARENT: { guard: 'hasRoom', actions: 'get' },
        FIT: { guard: 'pasidCompatible', target: 'parent' },
        PUT: [{ guard: 'hasUsers', actions: 'put' }, { target: 'parent' }],
        DESTROY: { guard: 'noUsers', target: 'absent', actions: 'end' },
        WALK: { guard: 'leadsThere', target: 'parent' },
      },
    },
    /** HWPT_NESTED, made for a PASID. */
    nested: {
      on: {
        GET: { guard: 'hasRoom', actions: 'get' },
        GET_AS_PARENT: {
          guard: and(['nestingParent', 'hasRoom']),
          actions: 'get',
        },
        FIT: { target: 'nested' },
        PUT: [{ guard: 'hasUsers', actions: 'put' }, { target: 'nested' }],
        DESTROY: { guard: 'noUsers', target: 'absent', actions: 'end' },
        WALK: { guard: 'leadsThere', target: 'nested' },
      },
    },
  },
});

export const hwpt = defineChart({
  name: 'hwpt',
  over: ['hwpt'],
  meaning:
    'A page table object: HWPT_PAGING, owned by the kernel and mapping the ' +
    "memory of its context's process, or HWPT_NESTED, written by the user and " +
    'confined by a nesting parent. users counts what uses it; whose they are ' +
    'is known to attachment, hwpt (parent), viommu and objectReference. ' +
    'Source: IOMMUFD, section 7, ff3f014ebb1e (PASID-compatible).',
  context,
  events,
  machine,
});
