/** A reference that a call holds between two sections. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';

const context = {};

const events = {
  HOLD: {},
  RELEASE: {},
};

const machine = setup({ types: typesOf(context, events) }).createMachine({
  id: 'objectReference',
  initial: 'none',
  context: {},
  states: {
    none: { on: { HOLD: { target: 'held' } } },
    held: { on: { RELEASE: { target: 'none' } } },
  },
});

export const objectReference = defineChart({
  name: 'objectReference',
  over: ['thread', 'hwpt'],
  meaning:
    'What iommufd_get_object gave a call, until it is put or becomes the ' +
    "attachment's. Source: IOMMUFD.",
  context,
  events,
  machine,
});
