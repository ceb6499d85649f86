/** One VM's KVM as the CPU sees it: whether guest PASIDs are translated. */
import { assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { flag } from '../../../checker/language/domain.js';

const context = {
  /** Ghost: an ENQCMD has left with a number that is not this VM's. */
  foreign: flag(),
};

const events = {
  /** register_notifier_mm succeeded; VMCS turns translation on. */
  LISTEN: {},
  /** KVM goes. */
  STOP: {},
  /** An ENQCMD leaves with a number of this VM. */
  ENQCMD: {},
  /** An ENQCMD leaves with any other number. */
  ENQCMD_FOREIGN: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: { note: assign({ foreign: true }) },
}).createMachine({
  id: 'kvmTable',
  initial: 'off',
  context: { foreign: false },
  states: {
    /** The number of the PASID MSR goes out as it is. */
    off: {
      on: {
        LISTEN: { target: 'on' },
        STOP: { target: 'off' },
        ENQCMD: { target: 'off' },
        ENQCMD_FOREIGN: { actions: 'note' },
      },
    },
    on: {
      on: {
        STOP: { target: 'off' },
        ENQCMD: { target: 'on' },
        ENQCMD_FOREIGN: { actions: 'note' },
      },
    },
  },
});

export const kvmTable = defineChart({
  name: 'kvmTable',
  over: ['kvm'],
  meaning:
    "KVM's PASID translation of one VM, on from the moment KVM listens to " +
    "the set's events; there is one per VM, not one per device. Source: " +
    'section 1 KVM per-VM PASID translation table, section 2 ENQCMD, R28.',
  context,
  events,
  machine,
});
