/** The DMA one device has under way with one PASID. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import {
  flag,
  oneOf,
  optionalRef,
  ref,
} from '../../../../checker/language/domain.js';

const life = oneOf('current', 'past');

const context = {
  /** The page table the request was translated by, until it has landed. */
  through: optionalRef('hwpt'),
  /** The VM whose memory that led to. */
  space: optionalRef('vm'),
  /** Ghost: whether that page table has meanwhile been destroyed. */
  life,
  /** Whether it was attached to this PASID when the DMA landed. */
  attached: flag(),
};

const events = {
  EMIT: {},
  TRANSLATE: { hwpt: ref('hwpt'), space: ref('vm'), life },
  /** Blocked by the IOMMU. */
  FAULT: {},
  LAND: { hwpt: ref('hwpt'), attached: flag() },
  /** Drained; a landed DMA is history. */
  QUIESCE: {},
  /** Ghost: the HWPT is destroyed. */
  HWPT_GONE: { hwpt: ref('hwpt') },
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    wasThrough: ({ context, event }) =>
      event.type === 'LAND' && context.through === event.hwpt,
  },
  actions: {
    translate: assign(({ event }) => {
      assertEvent(event, 'TRANSLATE');
      return { through: event.hwpt, space: event.space, life: event.life };
    }),
    land: assign(({ event }) => {
      assertEvent(event, 'LAND');
      return { through: null, attached: event.attached };
    }),
    forget: assign({
      through: null,
      space: null,
      life: 'current',
      attached: false,
    }),
    outlive: assign(({ context, event }) => {
      assertEvent(event, 'HWPT_GONE');
      return {
        life: context.through === event.hwpt ? ('past' as const) : context.life,
      };
    }),
  },
}).createMachine({
  id: 'dma',
  initial: 'idle',
  context: { through: null, space: null, life: 'current', attached: false },
  states: {
    idle: {
      on: { EMIT: { target: 'emitted' }, HWPT_GONE: { target: 'idle' } },
    },
    /** Left the device with the PASID; the IOMMU has not seen it. */
    emitted: {
      on: {
        TRANSLATE: { target: 'translated', actions: 'translate' },
        FAULT: { target: 'idle' },
        HWPT_GONE: { target: 'emitted' },
      },
    },
    /** Has its address; on its way to memory, nothing stops it. */
    translated: {
      on: {
        LAND: { guard: 'wasThrough', target: 'landed', actions: 'land' },
        HWPT_GONE: { actions: 'outlive' },
      },
    },
    /** Where it landed, until the device emits again or is quiesced. */
    landed: {
      on: {
        EMIT: { target: 'emitted', actions: 'forget' },
        QUIESCE: { target: 'idle', actions: 'forget' },
        HWPT_GONE: { target: 'landed' },
      },
    },
  },
});

export const dma = defineChart({
  name: 'dma',
  over: ['device', 'ioasid'],
  meaning:
    'At most one DMA a device and PASID: emitted, translated, landed, as in ' +
    "the mail's model, and beside the memory it reached the page table it " +
    'was translated by. Source: section 5a and 5f, R7, R16.',
  context,
  events,
  machine,
});
