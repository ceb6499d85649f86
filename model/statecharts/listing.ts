/** What one mdev's driver keeps about one PASID: its list and its queue. */
import { assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../checker/language/chart.js';
import { flag, oneOf } from '../../checker/language/domain.js';

const context = {
  /** The PASID is on the mdev's own list. */
  listed: flag(),
  /** Ghost: whether the PASID loaded has meanwhile been reclaimed. */
  life: oneOf('current', 'past'),
};

const events = {
  /** IOASID_BIND of this mdev. */
  LIST: {},
  /** IOASID_UNBIND of this mdev. */
  UNLIST: {},
  /** The PASID is written into the work queue. */
  LOAD: {},
  /** The work queue is cleared; what it emitted may still be under way. */
  STOP: {},
  /** Nothing emitted by the queue is under way any more. */
  DRAINED: {},
  /** Ghost: the PASID went back to the pool. */
  LIFE_ENDED: {},
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    listAtLoad: ({ context }) => context.listed,
    isListed: ({ context }) => context.listed,
  },
  actions: {
    list: assign({ listed: true }),
    unlist: assign({ listed: false }),
    begin: assign({ life: 'current' }),
    outlive: assign({ life: 'past' }),
  },
}).createMachine({
  id: 'listing',
  initial: 'unlisted',
  context: { listed: false, life: 'current' },
  states: {
    unlisted: {
      on: {
        LIST: { target: 'listed', actions: 'list' },
        UNLIST: { target: 'unlisted' },
        LOAD: { guard: 'listAtLoad', target: 'loaded' },
        LIFE_ENDED: { target: 'unlisted' },
      },
    },
    listed: {
      on: {
        LIST: { target: 'listed' },
        UNLIST: { target: 'unlisted', actions: 'unlist' },
        LOAD: { target: 'loaded' },
        LIFE_ENDED: { target: 'listed' },
      },
    },
    loaded: {
      on: {
        LIST: { target: 'loaded', actions: 'list' },
        UNLIST: { target: 'loaded', actions: 'unlist' },
        STOP: { target: 'draining' },
        LIFE_ENDED: { actions: 'outlive' },
      },
    },
    draining: {
      on: {
        LIST: { target: 'draining', actions: 'list' },
        UNLIST: { target: 'draining', actions: 'unlist' },
        DRAINED: [
          { guard: 'isListed', target: 'listed', actions: 'begin' },
          { target: 'unlisted', actions: 'begin' },
        ],
        LIFE_ENDED: { actions: 'outlive' },
      },
    },
  },
});

export const listing = defineChart({
  name: 'listing',
  over: ['mdev', 'ioasid'],
  meaning:
    "One PASID on one mdev: on the mdev's own list of allowed PASIDs (kept " +
    'from its BIND and UNBIND events) and, apart from that, in its work queue. ' +
    'The list is named in SEED and left to each mdev driver; loading and ' +
    'clearing follow the VDCM (section 2, PASID load).',
  context,
  events,
  machine,
});
