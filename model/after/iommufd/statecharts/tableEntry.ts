/** One entry of one device's PASID table, and what is cached of it. */
import { assertEvent, assign, or, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import {
  oneOf,
  optionalRef,
  ref,
} from '../../../../checker/language/domain.js';

const life = oneOf('current', 'past');

const context = {
  /** The page table that the entry points to. */
  hwpt: optionalRef('hwpt'),
  /** Ghost: whether that object has meanwhile been destroyed. */
  life,
  /** The same two for a translation that outlived its entry. */
  cachedHwpt: optionalRef('hwpt'),
  cachedLife: life,
};

const events = {
  INSTALL: { hwpt: ref('hwpt') },
  /** A present entry is made to point elsewhere, in one step. */
  REPLACE: { hwpt: ref('hwpt') },
  CLEAR: {},
  /** PASID cache, IOTLB and device TLB are invalidated. */
  FLUSH: {},
  /** A request translates; accepted for what the IOMMU could answer. */
  LOOKUP: { hwpt: ref('hwpt'), life },
  /** Ghost: the HWPT is destroyed. */
  HWPT_GONE: { hwpt: ref('hwpt') },
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    /** Asked of an entry that should be replaced in one step. */
    replaceInPlace: () => false,
    entryAnswers: ({ context, event }) => {
      assertEvent(event, 'LOOKUP');
      return context.hwpt === event.hwpt && context.life === event.life;
    },
    cacheAnswers: ({ context, event }) => {
      assertEvent(event, 'LOOKUP');
      return (
        context.cachedHwpt === event.hwpt && context.cachedLife === event.life
      );
    },
  },
  actions: {
    install: assign({
      hwpt: ({ event }) => {
        assertEvent(event, ['INSTALL', 'REPLACE']);
        return event.hwpt;
      },
      life: 'current',
    }),
    cache: assign({
      cachedHwpt: ({ context }) => context.hwpt,
      cachedLife: ({ context }) => context.life,
    }),
    clear: assign({ hwpt: null, life: 'current' }),
    flush: assign({ cachedHwpt: null, cachedLife: 'current' }),
    outlive: assign(({ context, event }) => {
      assertEvent(event, 'HWPT_GONE');
      return {
        life: context.hwpt === event.hwpt ? ('past' as const) : context.life,
        cachedLife:
          context.cachedHwpt === event.hwpt
            ? ('past' as const)
            : context.cachedLife,
      };
    }),
  },
}).createMachine({
  id: 'tableEntry',
  initial: 'absent',
  context: {
    hwpt: null,
    life: 'current',
    cachedHwpt: null,
    cachedLife: 'current',
  },
  states: {
    absent: {
      on: {
        INSTALL: { target: 'present', actions: 'install' },
        FLUSH: { target: 'absent' },
        HWPT_GONE: { target: 'absent' },
      },
    },
    present: {
      on: {
        REPLACE: [
          // Only without the rule: torn down first, set up later.
          {
            guard: 'replaceInPlace',
            target: 'cleared',
            actions: ['cache', 'clear'],
          },
          { target: 'presentOverCached', actions: ['cache', 'install'] },
        ],
        CLEAR: { target: 'cleared', actions: ['cache', 'clear'] },
        FLUSH: { target: 'present' },
        LOOKUP: { guard: 'entryAnswers', target: 'present' },
        HWPT_GONE: { actions: 'outlive' },
      },
    },
    /** Cleared but still cached. */
    cleared: {
      on: {
        INSTALL: { target: 'presentOverCached', actions: 'install' },
        FLUSH: { target: 'absent', actions: 'flush' },
        LOOKUP: { guard: 'cacheAnswers', target: 'cleared' },
        HWPT_GONE: { actions: 'outlive' },
      },
    },
    /** Programmed anew while an old translation is still cached. */
    presentOverCached: {
      on: {
        // One stale translation is remembered, the oldest.
        REPLACE: [
          { guard: 'replaceInPlace', target: 'cleared', actions: 'clear' },
          { target: 'presentOverCached', actions: 'install' },
        ],
        CLEAR: { target: 'cleared', actions: 'clear' },
        FLUSH: { target: 'present', actions: 'flush' },
        LOOKUP: {
          guard: or(['entryAnswers', 'cacheAnswers']),
          target: 'presentOverCached',
        },
        HWPT_GONE: { actions: 'outlive' },
      },
    },
  },
});

export const tableEntry = defineChart({
  name: 'tableEntry',
  over: ['device', 'ioasid'],
  meaning:
    'The entry for one PASID in the table of one device, which is a PCI ' +
    'function of its own, with the translation that PASID cache, IOTLB or ' +
    'device TLB may keep after it changed. Any entry is taken to be cached. ' +
    'It points to an HWPT, not to a VM: a walk of that is judged by the HWPT. ' +
    'Source: R7, R16, section 7.',
  context,
  events,
  machine,
});
