/** The DMA one device has under way with one PASID. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../checker/language/chart.js';
import {
  flag,
  oneOf,
  optionalRef,
  ref,
} from '../../checker/language/domain.js';

const context = {
  /** The VM whose address space the request was translated in. */
  space: optionalRef('vm'),
  /** Ghost: whether that translation is of a life that has ended. */
  life: oneOf('current', 'past'),
  /** Whether the device was bound to the PASID when the DMA landed. */
  bound: flag(),
};

const events = {
  EMIT: {},
  TRANSLATE: { space: ref('vm'), life: oneOf('current', 'past') },
  /** Blocked by the IOMMU. */
  FAULT: {},
  LAND: { bound: flag() },
  /** The queue is drained; a landed DMA is history. */
  QUIESCE: {},
  /** Ghost: the PASID went back to the pool. */
  LIFE_ENDED: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    translate: assign(({ event }) => {
      assertEvent(event, 'TRANSLATE');
      return { space: event.space, life: event.life };
    }),
    land: assign({
      bound: ({ event }) => {
        assertEvent(event, 'LAND');
        return event.bound;
      },
    }),
    forget: assign({ space: null, life: 'current', bound: false }),
    outlive: assign({ life: 'past' }),
  },
}).createMachine({
  id: 'dma',
  initial: 'idle',
  context: { space: null, life: 'current', bound: false },
  states: {
    idle: {
      on: { EMIT: { target: 'emitted' }, LIFE_ENDED: { target: 'idle' } },
    },
    /** Left the device with the PASID; the IOMMU has not seen it. */
    emitted: {
      on: {
        TRANSLATE: { target: 'translated', actions: 'translate' },
        FAULT: { target: 'idle' },
        LIFE_ENDED: { target: 'emitted' },
      },
    },
    /** Has its address; on its way to memory, nothing stops it. */
    translated: {
      on: {
        LAND: { target: 'landed', actions: 'land' },
        LIFE_ENDED: { actions: 'outlive' },
      },
    },
    /** Where it landed, until the device emits again or is quiesced. */
    landed: {
      on: {
        EMIT: { target: 'emitted', actions: 'forget' },
        QUIESCE: { target: 'idle', actions: 'forget' },
        LIFE_ENDED: { target: 'idle', actions: 'forget' },
      },
    },
  },
});

export const dma = defineChart({
  name: 'dma',
  over: ['device', 'ioasid'],
  meaning:
    'At most one DMA a device and PASID: emitted, translated, landed, with ' +
    'what the landing needs to be judged. An mdev emits what is loaded; a ' +
    'function assigned whole emits any PASID at any time. Source: section 5a ' +
    'and 5f, R7, R16.',
  context,
  events,
  machine,
});
