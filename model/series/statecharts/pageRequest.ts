/** The page request outstanding behind one function with one PASID. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { flag, oneOf } from '../../../checker/language/domain.js';

const context = {
  /** Ghost: whether the life of the number it was raised in has ended. */
  life: oneOf('current', 'past'),
  /** Ghost: a VM answered what another VM's device had asked. */
  foreign: flag(),
};

const events = {
  RAISE: {},
  /** A guest's answer; `foreign` if the number is not of its set. */
  RESPOND: { foreign: flag() },
  /** The IOMMU driver answers it itself, as invalid. */
  ANSWER: {},
  /** Ghost: the PASID went back to the pool. */
  LIFE_ENDED: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    raise: assign({ life: 'current' }),
    respond: assign(({ context, event }) => {
      assertEvent(event, 'RESPOND');
      return {
        life: 'current' as const,
        foreign: context.foreign || event.foreign,
      };
    }),
    answer: assign({ life: 'current' }),
    outlive: assign({ life: 'past' }),
  },
}).createMachine({
  id: 'pageRequest',
  initial: 'none',
  context: { life: 'current', foreign: false },
  states: {
    none: {
      on: {
        RAISE: { target: 'raised', actions: 'raise' },
        ANSWER: { target: 'none' },
        LIFE_ENDED: { target: 'none' },
      },
    },
    raised: {
      on: {
        RESPOND: { target: 'none', actions: 'respond' },
        ANSWER: { target: 'none', actions: 'answer' },
        LIFE_ENDED: { actions: 'outlive' },
      },
    },
  },
});

export const pageRequest = defineChart({
  name: 'pageRequest',
  over: ['function', 'ioasid'],
  meaning:
    'At most one page request a function and PASID: VT-d looks requests up ' +
    'by PASID, and mdevs of one function are one requester. Source: section ' +
    '2 page requests, section 5f.',
  context,
  events,
  machine,
});
