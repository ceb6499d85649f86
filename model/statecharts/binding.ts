/** Whether one device is bound to one PASID: the IOMMU driver's list. */
import { assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../checker/language/chart.js';
import { oneOf } from '../../checker/language/domain.js';

const context = {
  /** Ghost: whether the bound PASID has meanwhile been reclaimed. */
  life: oneOf('current', 'past'),
};

const events = {
  BIND: {},
  /** Unbind looks the device up and makes the teardown its own. */
  CLAIM: {},
  /** The device leaves the list. */
  END_UNBIND: {},
  /** Ghost: the PASID went back to the pool. */
  LIFE_ENDED: {},
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    /** Asked of a second claimant only. */
    claimBeforeTeardown: () => false,
  },
  actions: {
    begin: assign({ life: 'current' }),
    outlive: assign({ life: 'past' }),
  },
}).createMachine({
  id: 'binding',
  initial: 'unbound',
  context: { life: 'current' },
  states: {
    unbound: {
      on: {
        BIND: { target: 'bound', actions: 'begin' },
        // Reached only by a second teardown (claim-before-teardown off).
        END_UNBIND: { target: 'unbound' },
        LIFE_ENDED: { target: 'unbound' },
      },
    },
    bound: {
      on: {
        CLAIM: { target: 'unbinding' },
        // Reached only by a second teardown that outlived a new bind.
        END_UNBIND: { target: 'unbound', actions: 'begin' },
        LIFE_ENDED: { actions: 'outlive' },
      },
    },
    unbinding: {
      on: {
        CLAIM: { guard: 'claimBeforeTeardown', target: 'unbinding' },
        END_UNBIND: { target: 'unbound', actions: 'begin' },
        LIFE_ENDED: { actions: 'outlive' },
      },
    },
  },
});

export const binding = defineChart({
  name: 'binding',
  over: ['device', 'ioasid'],
  meaning:
    'One entry of the device list a PASID has in the IOMMU driver (VT-d: ' +
    'intel_svm_dev), or, in device-allow, one permission. It is the ground ' +
    'truth of what was bound to which device; the mdev driver keeps a list ' +
    'of its own (listing). Source: section 2 bind_gpasid, V4-14.',
  context,
  events,
  machine,
});
