/** Whose mm `current` has, inside one section. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { optionalRef, ref } from '../../../checker/language/domain.js';

const context = {
  /** current->mm; null for a kernel worker. */
  mm: optionalRef('mm'),
};

const events = { ENTER: { mm: ref('mm') }, LEAVE: {} };

const machine = setup({
  types: typesOf(context, events),
  actions: {
    enter: assign({
      mm: ({ event }) => {
        assertEvent(event, 'ENTER');
        return event.mm;
      },
    }),
    leave: assign({ mm: null }),
  },
}).createMachine({
  id: 'currentTask',
  context: { mm: null },
  on: { ENTER: { actions: 'enter' }, LEAVE: { actions: 'leave' } },
});

export const currentTask = defineChart({
  name: 'currentTask',
  over: [],
  meaning:
    'The task whose section runs, for what the cgroup hooks ask of it; every ' +
    'section leaves it as it found it. Source: section 9, cgroup charge.',
  context,
  events,
  machine,
});
