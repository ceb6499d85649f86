/** Whether user space can reach the registers of one device. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';

const context = {};

const events = { MAP: {}, USE: {}, UNMAP: {} };

const machine = setup({ types: typesOf(context, events) }).createMachine({
  id: 'access',
  initial: 'none',
  context: {},
  states: {
    none: { on: { MAP: { target: 'mapped' } } },
    /** MMIO and portal are mapped into the guest. */
    mapped: { on: { USE: { target: 'mapped' }, UNMAP: { target: 'none' } } },
  },
});

export const access = defineChart({
  name: 'access',
  over: ['device'],
  meaning:
    'The mmap of one device. A guest that has it makes the device issue what ' +
    'it likes. Source: R31, section 5a and 5b.',
  context,
  events,
  machine,
});
