/** The reference KVM holds on one PASID on behalf of one VM. */
import { assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../checker/language/chart.js';
import { oneOf } from '../../checker/language/domain.js';

const context = {
  /** Ghost: whether the PASID held has meanwhile been reclaimed. */
  life: oneOf('current', 'past'),
};

const events = {
  HOLD: {},
  RELEASE: {},
  /** Ghost: the PASID went back to the pool. */
  LIFE_ENDED: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    begin: assign({ life: 'current' }),
    outlive: assign({ life: 'past' }),
  },
}).createMachine({
  id: 'kvmReference',
  initial: 'none',
  context: { life: 'current' },
  states: {
    none: { on: { HOLD: { target: 'held' }, LIFE_ENDED: { target: 'none' } } },
    held: {
      on: {
        RELEASE: { target: 'none', actions: 'begin' },
        LIFE_ENDED: { actions: 'outlive' },
      },
    },
  },
});

export const kvmReference = defineChart({
  name: 'kvmReference',
  over: ['vm', 'ioasid'],
  meaning:
    'Whether KVM, for one VM, holds a reference on a PASID; it stands for any ' +
    'in-kernel user that gets and puts with a set. KVM has one translation ' +
    'slot a PASID and so at most one reference. Source: section 2, who takes ' +
    'references.',
  context,
  events,
  machine,
});
