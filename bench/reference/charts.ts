/** The reference protocol's four charts (issue 3, "The reference protocol"). */
import { assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../checker/language/chart.js';
import { optionalRef, ref } from '../../checker/language/domain.js';

const pasidContext = { owner: optionalRef('vm') };
const pasidEvents = {
  ALLOC: { by: ref('vm') },
  FREE: { by: ref('vm') },
  BIND: { by: ref('vm') },
  /** Unbind by `by`; another device still allows the PASID. */
  UNBIND: { by: ref('vm') },
  /** Unbind by `by`; no device allows the PASID any more. */
  UNBIND_LAST: { by: ref('vm') },
};

/** One PASID: its state and its owner. */
export const pasid = defineChart({
  name: 'pasid',
  over: ['ioasid'],
  meaning: 'One PASID of the pool, with the VM that owns it.',
  context: pasidContext,
  events: pasidEvents,
  machine: setup({
    types: typesOf(pasidContext, pasidEvents),
    guards: {
      ownerFrees: ({ context, event }) =>
        event.type === 'FREE' && event.by === context.owner,
      ownerBinds: ({ context, event }) =>
        event.type === 'BIND' && event.by === context.owner,
      ownerUnbinds: ({ context, event }) =>
        (event.type === 'UNBIND' || event.type === 'UNBIND_LAST') &&
        event.by === context.owner,
    },
    actions: {
      takeOwner: assign({
        owner: ({ context, event }) =>
          event.type === 'ALLOC' ? event.by : context.owner,
      }),
      dropOwner: assign({ owner: null }),
    },
  }).createMachine({
    id: 'pasid',
    context: { owner: null },
    initial: 'FREE',
    states: {
      FREE: { on: { ALLOC: { target: 'ALLOC', actions: 'takeOwner' } } },
      ALLOC: {
        on: {
          FREE: { guard: 'ownerFrees', target: 'FREE', actions: 'dropOwner' },
          BIND: { guard: 'ownerBinds', target: 'BOUND' },
        },
      },
      BOUND: {
        on: {
          FREE: { guard: 'ownerFrees', target: 'FREE_PENDING' },
          BIND: { guard: 'ownerBinds', target: 'BOUND' },
          UNBIND: { guard: 'ownerUnbinds', target: 'BOUND' },
          UNBIND_LAST: { guard: 'ownerUnbinds', target: 'ALLOC' },
        },
      },
      FREE_PENDING: {
        on: {
          UNBIND: { guard: 'ownerUnbinds', target: 'FREE_PENDING' },
          UNBIND_LAST: {
            guard: 'ownerUnbinds',
            target: 'FREE',
            actions: 'dropOwner',
          },
        },
      },
    },
  }),
});

const allowEvents = { ALLOW: {}, DISALLOW: {} };

/** Whether one PASID is on one device's list. */
export const allow = defineChart({
  name: 'allow',
  over: ['mdev', 'ioasid'],
  meaning: "Whether one PASID is on one device's list: allow[d][p].",
  context: {},
  events: allowEvents,
  machine: setup({ types: typesOf({}, allowEvents) }).createMachine({
    id: 'allow',
    context: {},
    initial: 'no',
    states: {
      no: { on: { ALLOW: 'yes' } },
      yes: { on: { ALLOW: { target: 'yes' }, DISALLOW: 'no' } },
    },
  }),
});

const queueContext = { loaded: optionalRef('ioasid') };
const queueEvents = { LOAD: { pasid: ref('ioasid') }, UNLOAD: {} };

/** The PASID in one device's work queue. */
export const queue = defineChart({
  name: 'queue',
  over: ['mdev'],
  meaning: "The PASID in one device's work queue: loaded[d].",
  context: queueContext,
  events: queueEvents,
  machine: setup({
    types: typesOf(queueContext, queueEvents),
    actions: {
      load: assign({
        loaded: ({ context, event }) =>
          event.type === 'LOAD' ? event.pasid : context.loaded,
      }),
      unload: assign({ loaded: null }),
    },
  }).createMachine({
    id: 'queue',
    context: { loaded: null },
    initial: 'empty',
    states: {
      empty: { on: { LOAD: { target: 'loaded', actions: 'load' } } },
      loaded: {
        on: {
          LOAD: { target: 'loaded', actions: 'load' },
          UNLOAD: { target: 'empty', actions: 'unload' },
        },
      },
    },
  }),
});

const flightContext = { pasid: optionalRef('ioasid') };
const flightEvents = { EMIT: { pasid: ref('ioasid') }, COMPLETE: {} };

/** The DMA that one device has under way. */
export const flight = defineChart({
  name: 'flight',
  over: ['mdev'],
  meaning: 'The PASID of the DMA one device has under way: inflight[d].',
  context: flightContext,
  events: flightEvents,
  machine: setup({
    types: typesOf(flightContext, flightEvents),
    actions: {
      emit: assign({
        pasid: ({ context, event }) =>
          event.type === 'EMIT' ? event.pasid : context.pasid,
      }),
      complete: assign({ pasid: null }),
    },
  }).createMachine({
    id: 'flight',
    context: { pasid: null },
    initial: 'none',
    states: {
      none: { on: { EMIT: { target: 'emitted', actions: 'emit' } } },
      emitted: { on: { COMPLETE: { target: 'none', actions: 'complete' } } },
    },
  }),
});

export const referenceCharts = [pasid, allow, queue, flight];
