/** The reference an operation in progress holds on a PASID. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../checker/language/chart.js';

const context = {};

const events = { HOLD: {}, RELEASE: {} };

const machine = setup({
  types: typesOf(context, events),
}).createMachine({
  id: 'transientReference',
  initial: 'none',
  context: {},
  states: {
    none: { on: { HOLD: { target: 'held' } } },
    held: {
      on: {
        // An earlier operation failed without its put (undo-on-failure off).
        HOLD: { target: 'held' },
        RELEASE: { target: 'none' },
      },
    },
  },
});

export const transientReference = defineChart({
  name: 'transientReference',
  over: ['thread', 'ioasid'],
  meaning:
    'The reference that iommu_uapi_sva_bind_gpasid holds around the driver ' +
    'bind, and the one a look-up holds until the queue is programmed. An ' +
    'operation that has ended holds none. Source: section 2 bind_gpasid.',
  context,
  events,
  machine,
});
