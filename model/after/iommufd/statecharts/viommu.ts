/** The slice of a physical IOMMU that one context gives its guest. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import { optionalRef, ref } from '../../../../checker/language/domain.js';

const context = {
  /** The nesting parent that confines all of it. */
  parent: optionalRef('hwpt'),
};

const events = {
  /** IOMMU_VIOMMU_ALLOC. */
  ALLOC: { parent: ref('hwpt') },
  /** An ioctl that names it. */
  USE: {},
  DESTROY: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    begin: assign({
      parent: ({ event }) => {
        assertEvent(event, 'ALLOC');
        return event.parent;
      },
    }),
    end: assign({ parent: null }),
  },
}).createMachine({
  id: 'viommu',
  initial: 'absent',
  context: { parent: null },
  states: {
    absent: { on: { ALLOC: { target: 'live', actions: 'begin' } } },
    live: {
      on: {
        USE: { target: 'live' },
        DESTROY: { target: 'absent', actions: 'end' },
      },
    },
  },
});

export const viommu = defineChart({
  name: 'viommu',
  over: ['fd'],
  meaning:
    'The one vIOMMU object of a context (IOMMUFD_OBJ_VIOMMU): a namespace for ' +
    'ids that the guest owns, on top of a nesting parent. Source: IOMMUFD, ' +
    'section 7.',
  context,
  events,
  machine,
});
