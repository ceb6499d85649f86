/** Who hands out the numbers: the kernel's own xarray, or a host. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';

const events = {
  /** ioasid_register_allocator. */
  REGISTER: {},
};

const machine = setup({ types: typesOf({}, events) }).createMachine({
  id: 'allocator',
  initial: 'default',
  context: {},
  states: {
    default: { on: { REGISTER: { target: 'custom' } } },
    /** Numbers come from the host, by VT-d's virtual command. */
    custom: {},
  },
});

export const allocator = defineChart({
  name: 'allocator',
  over: ['allocator'],
  meaning:
    'The allocator in use. A custom one takes precedence, and only one is ' +
    'active. Source: section 1 other entities, R35.',
  context: {},
  events,
  machine,
});
