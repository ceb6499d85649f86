/** One entry of one PCI function's PASID table, and what is cached of it. */
import { assertEvent, assign, or, setup } from 'xstate';
import { defineChart, typesOf } from '../../checker/language/chart.js';
import { oneOf, optionalRef, ref } from '../../checker/language/domain.js';

const context = {
  /** The VM whose address space the entry names. */
  space: optionalRef('vm'),
  /** Ghost: whether the entry was made in a life that has ended. */
  life: oneOf('current', 'past'),
  /** The same two for a translation that outlived its entry. */
  cachedSpace: optionalRef('vm'),
  cachedLife: oneOf('current', 'past'),
};

const events = {
  /** The IOMMU driver programs the entry for a VM's address space. */
  INSTALL: { space: ref('vm') },
  /** The entry is torn down; PASID cache and IOTLB may still know it. */
  CLEAR: {},
  /** PASID cache, IOTLB and device TLB are invalidated. */
  FLUSH: {},
  /** A request translates; accepted for what the IOMMU could answer. */
  LOOKUP: { space: ref('vm'), life: oneOf('current', 'past') },
  /** Ghost: the PASID went back to the pool. */
  LIFE_ENDED: {},
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    entryAnswers: ({ context, event }) => {
      assertEvent(event, 'LOOKUP');
      return context.space === event.space && context.life === event.life;
    },
    cacheAnswers: ({ context, event }) => {
      assertEvent(event, 'LOOKUP');
      return (
        context.cachedSpace === event.space && context.cachedLife === event.life
      );
    },
  },
  actions: {
    install: assign({
      space: ({ event }) => {
        assertEvent(event, 'INSTALL');
        return event.space;
      },
      life: 'current',
    }),
    cache: assign({
      cachedSpace: ({ context }) => context.space,
      cachedLife: ({ context }) => context.life,
    }),
    clear: assign({ space: null, life: 'current' }),
    flush: assign({ cachedSpace: null, cachedLife: 'current' }),
    outliveEntry: assign({ life: 'past' }),
    outliveCached: assign({ cachedLife: 'past' }),
  },
}).createMachine({
  id: 'pasidTableEntry',
  initial: 'absent',
  context: {
    space: null,
    life: 'current',
    cachedSpace: null,
    cachedLife: 'current',
  },
  states: {
    absent: {
      on: {
        INSTALL: { target: 'present', actions: 'install' },
        CLEAR: { target: 'absent' },
        FLUSH: { target: 'absent' },
        LIFE_ENDED: { target: 'absent' },
      },
    },
    present: {
      on: {
        // A further mdev of the function shares the entry that is there.
        INSTALL: { target: 'present' },
        CLEAR: { target: 'cleared', actions: ['cache', 'clear'] },
        FLUSH: { target: 'present' },
        LOOKUP: { guard: 'entryAnswers', target: 'present' },
        LIFE_ENDED: { actions: 'outliveEntry' },
      },
    },
    /** Cleared but still cached. */
    cleared: {
      on: {
        INSTALL: { target: 'presentOverCached', actions: 'install' },
        CLEAR: { target: 'cleared' },
        FLUSH: { target: 'absent', actions: 'flush' },
        LOOKUP: { guard: 'cacheAnswers', target: 'cleared' },
        LIFE_ENDED: { actions: 'outliveCached' },
      },
    },
    /** Programmed anew while an old translation is still cached. */
    presentOverCached: {
      on: {
        INSTALL: { target: 'presentOverCached' },
        // One stale translation is remembered, the oldest: any harm the
        // younger could do, it could do before.
        CLEAR: { target: 'cleared', actions: 'clear' },
        FLUSH: { target: 'present', actions: 'flush' },
        LOOKUP: {
          guard: or(['entryAnswers', 'cacheAnswers']),
          target: 'presentOverCached',
        },
        LIFE_ENDED: { actions: ['outliveEntry', 'outliveCached'] },
      },
    },
  },
});

export const pasidTableEntry = defineChart({
  name: 'pasidTableEntry',
  over: ['function', 'ioasid'],
  meaning:
    'The entry for one PASID in the table of one PCI function (RID), shared ' +
    'by all mdevs of that function, with the translation that PASID cache, ' +
    'IOTLB or device TLB may keep after it was cleared. Any entry is taken to ' +
    'be cached. Source: section 1, R7, R16, JP-0329, V4-14.',
  context,
  events,
  machine,
});
