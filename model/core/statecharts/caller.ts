/** Who calls the core: what it is told, and its local variable. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { counter, oneOf, ref } from '../../../checker/language/domain.js';
import { MAX_CAPACITY } from './capacity.js';

const amount = counter(MAX_CAPACITY, 'numbers of the pool');

const context = {
  /** A local variable of the call: the quota asked for. */
  wants: amount,
};

const events = {
  WANT: { n: amount },
  RETURNS_NUMBER: { value: amount },
  RETURNS_ID: { value: ref('ioasid') },
  RETURNS_SET: { value: ref('set') },
  RETURNS_DATA: { value: ref('data') },
  RETURNS: {
    value: oneOf('true', 'false', 'NULL', 'INVALID_IOASID', 'ran', 'empty'),
  },
  /** An errno of a call that changed something all the same. */
  RETURNS_ERRNO: { value: oneOf('EBUSY') },
  /** The callback of ioasid_set_for_each_ioasid. */
  VISITS: { value: ref('ioasid') },
};

const stay = { target: 'calling' } as const;

const machine = setup({
  types: typesOf(context, events),
  actions: {
    want: assign({
      wants: ({ event }) => {
        assertEvent(event, 'WANT');
        return event.n;
      },
    }),
  },
}).createMachine({
  id: 'caller',
  initial: 'calling',
  context: { wants: 0 },
  states: {
    calling: {
      on: {
        WANT: { actions: 'want' },
        RETURNS_NUMBER: stay,
        RETURNS_ID: stay,
        RETURNS_SET: stay,
        RETURNS_DATA: stay,
        RETURNS: stay,
        RETURNS_ERRNO: stay,
        VISITS: stay,
      },
    },
  },
});

export const caller = defineChart({
  name: 'caller',
  over: ['thread'],
  meaning:
    'One thread that calls the core. A return value is a message to it, so ' +
    'that the scripts alone say what a call returns; an errno is the refusal ' +
    'of the call itself.',
  context,
  events,
  machine,
});
