/** The cleanup item of one id in the ordered work queue. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { counter, flag } from '../../../checker/language/domain.js';

/** Items the queue can hold: one an id. */
export const MAX_WORK = 7;

const age = counter(MAX_WORK, 'items queued after it');

const context = {
  age,
  /** Ghost: the intel_svm it points at has been freed since. */
  stale: flag(),
};

const events = {
  /** queue_work. */
  QUEUE: {},
  /** Ghost: an unbind has freed the intel_svm. */
  SVM_FREED: {},
  /** The worker takes it off the queue. */
  RUN: {},
  /** Another item was queued after it. */
  OUTRANK: {},
  /** An item of that age was taken off. */
  CLOSE_UP: { age },
};

const machine = setup({
  types: typesOf(context, events),
  guards: {
    hasRoom: ({ context }) => context.age < MAX_WORK,
    isOlder: ({ context, event }) => {
      assertEvent(event, 'CLOSE_UP');
      return context.age > event.age;
    },
  },
  actions: {
    grow: assign({ age: ({ context }) => context.age + 1 }),
    shrink: assign({ age: ({ context }) => context.age - 1 }),
    reset: assign({ age: 0, stale: false }),
    outlive: assign({ stale: true }),
  },
}).createMachine({
  id: 'cleanupWork',
  initial: 'idle',
  context: { age: 0, stale: false },
  states: {
    idle: {
      on: { QUEUE: { target: 'queued' }, SVM_FREED: { target: 'idle' } },
    },
    queued: {
      on: {
        RUN: { target: 'idle', actions: 'reset' },
        SVM_FREED: { actions: 'outlive' },
        OUTRANK: { guard: 'hasRoom', actions: 'grow' },
        CLOSE_UP: [
          { guard: 'isOlder', actions: 'shrink' },
          { target: 'queued' },
        ],
      },
    },
  },
});

export const cleanupWork = defineChart({
  name: 'cleanupWork',
  over: ['ioasid'],
  meaning:
    'The item that the IOMMU driver queues on ioasid_wq when an id it has ' +
    'data for is freed. The queue is ordered: the oldest item runs first. ' +
    'Source: section 1 ioasid_wq, section 3, V4-14.',
  context,
  events,
  machine,
});
