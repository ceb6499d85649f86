/** The references one KVM holds on one id. */
import { assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { counter } from '../../../checker/language/domain.js';

/** The chart refuses to count further. */
const MAX_HELD = 7;

const context = { held: counter(MAX_HELD, 'references KVM holds on this id') };

const events = { HOLD: {}, RELEASE: {} };

const machine = setup({
  types: typesOf(context, events),
  guards: {
    hasRoom: ({ context }) => context.held < MAX_HELD,
    holdsOne: ({ context }) => context.held > 0,
  },
  actions: {
    hold: assign({ held: ({ context }) => context.held + 1 }),
    release: assign({ held: ({ context }) => context.held - 1 }),
  },
}).createMachine({
  id: 'kvmHold',
  context: { held: 0 },
  on: {
    HOLD: { guard: 'hasRoom', actions: 'hold' },
    RELEASE: { guard: 'holdsOne', actions: 'release' },
  },
});

export const kvmHold = defineChart({
  name: 'kvmHold',
  over: ['kvm', 'ioasid'],
  meaning:
    'What a KVM that reacts to BIND and UNBIND keeps: whether it holds ' +
    'references on an id. Source: section 2, who takes references.',
  context,
  events,
  machine,
});
