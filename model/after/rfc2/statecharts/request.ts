/** The request one device has under way. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import {
  flag,
  oneOf,
  optionalRef,
  ref,
} from '../../../../checker/language/domain.js';

const by = oneOf('queue', 'enqcmd');

const context = {
  by,
  /** The guest PASID it was submitted with. */
  asked: optionalRef('ioasid'),
  /** The number it left with, until it has landed. */
  sent: optionalRef('ioasid'),
  /** Ghost, of ENQCMD: the number was translated, and is nobody else's. */
  own: flag(),
  /** Whose memory it landed in, and by which guest PASID of theirs. */
  space: optionalRef('vm'),
  reached: optionalRef('ioasid'),
  /** Ghost: what was asked for was attached on this device as it landed. */
  attached: flag(),
};

const events = {
  EMIT: { by, asked: ref('ioasid'), sent: ref('ioasid'), own: flag() },
  LAND: { space: ref('vm'), reached: ref('ioasid'), attached: flag() },
  /** Blocked by the IOMMU. */
  FAULT: {},
  /** Over, or drained. */
  QUIESCE: {},
};

const start = {
  by: 'queue' as const,
  asked: null,
  sent: null,
  own: true,
  space: null,
  reached: null,
  attached: false,
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    emit: assign(({ event }) => {
      assertEvent(event, 'EMIT');
      const { by, asked, sent, own } = event;
      return { by, asked, sent, own };
    }),
    land: assign(({ event }) => {
      assertEvent(event, 'LAND');
      const { space, reached, attached } = event;
      return { sent: null, space, reached, attached };
    }),
    forget: assign(start),
  },
}).createMachine({
  id: 'request',
  initial: 'idle',
  context: start,
  states: {
    idle: { on: { EMIT: { target: 'emitted', actions: 'emit' } } },
    /** Left the device; the IOMMU has not seen it. */
    emitted: {
      on: {
        LAND: { target: 'landed', actions: 'land' },
        FAULT: { target: 'idle', actions: 'forget' },
        QUIESCE: { target: 'idle', actions: 'forget' },
      },
    },
    landed: { on: { QUIESCE: { target: 'idle', actions: 'forget' } } },
  },
});

export const request = defineChart({
  name: 'request',
  over: ['device'],
  meaning:
    'A DMA request with PASID of one device. Requests do not meet, so that ' +
    'one at a time shows what any number of them can do. Source: section 5a, ' +
    '5b and 5c, R28, R29.',
  context,
  events,
  machine,
});
