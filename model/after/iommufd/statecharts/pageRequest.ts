/** The page request one device has outstanding with one PASID. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import { flag, oneOf } from '../../../../checker/language/domain.js';

const context = {
  /** Ghost: whether the attachment it was raised in has ended. */
  life: oneOf('current', 'past'),
  /** Ghost: a response reached what was attached after that. */
  late: flag(),
};

const events = {
  RAISE: {},
  /** The user's response; `attached` says whether anything is by now. */
  RESPOND: { attached: flag() },
  /** iommufd answers it itself, as invalid. */
  ANSWER: {},
  /** Ghost: what it was raised for is detached or replaced. */
  ENDED: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    raise: assign({ life: 'current' }),
    respond: assign(({ context, event }) => {
      assertEvent(event, 'RESPOND');
      return {
        life: 'current' as const,
        late: context.late || (event.attached && context.life === 'past'),
      };
    }),
    answer: assign({ life: 'current' }),
    outlive: assign({ life: 'past' }),
  },
}).createMachine({
  id: 'pageRequest',
  initial: 'none',
  context: { life: 'current', late: false },
  states: {
    none: {
      on: {
        RAISE: { target: 'raised', actions: 'raise' },
        ANSWER: { target: 'none' },
        ENDED: { target: 'none' },
      },
    },
    raised: {
      on: {
        RESPOND: { target: 'none', actions: 'respond' },
        ANSWER: { target: 'none', actions: 'answer' },
        ENDED: { actions: 'outlive' },
      },
    },
  },
});

export const pageRequest = defineChart({
  name: 'pageRequest',
  over: ['device', 'ioasid'],
  meaning:
    'At most one page request a device and PASID, delivered to user space ' +
    'through the fault object of the HWPT, with the handle of its (device, ' +
    'PASID). Source: section 5f, section 7 (2fb69c602d57).',
  context,
  events,
  machine,
});
