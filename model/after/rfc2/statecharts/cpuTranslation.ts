/** Whether the CPU translates what a VM submits by ENQCMD. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';

const context = {};

const events = { ENABLE: {} };

const machine = setup({ types: typesOf(context, events) }).createMachine({
  id: 'cpuTranslation',
  initial: 'off',
  context: {},
  states: {
    /** What is in the PASID MSR goes out as it is. */
    off: { on: { ENABLE: { target: 'on' } } },
    on: {},
  },
});

export const cpuTranslation = defineChart({
  name: 'cpuTranslation',
  over: ['vm'],
  meaning:
    "The CPU's PASID translation for one VM: one table for all its devices, " +
    'kept by KVM. What the table has is read off the devices. Source: R28, ' +
    'section 1 (one per VM, not per device), section 2 ENQCMD.',
  context,
  events,
  machine,
});
