/** The name that a guest's vIOMMU has for one device. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import { optionalRef, ref } from '../../../../checker/language/domain.js';

const context = {
  /** The context whose vIOMMU it is in. */
  fd: optionalRef('fd'),
  virtId: optionalRef('virtId'),
};

const events = {
  /** IOMMU_VDEVICE_ALLOC. */
  ALLOC: { fd: ref('fd'), virtId: ref('virtId') },
  DESTROY: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    name: assign(({ event }) => {
      assertEvent(event, 'ALLOC');
      return { fd: event.fd, virtId: event.virtId };
    }),
    forget: assign({ fd: null, virtId: null }),
  },
}).createMachine({
  id: 'vdevice',
  initial: 'absent',
  context: { fd: null, virtId: null },
  states: {
    absent: { on: { ALLOC: { target: 'live', actions: 'name' } } },
    live: { on: { DESTROY: { target: 'absent', actions: 'forget' } } },
  },
});

export const vdevice = defineChart({
  name: 'vdevice',
  over: ['device'],
  meaning:
    'The vDEVICE of one device: (vIOMMU, device, virt_id). It says which ' +
    'device a guest means by a vRID, the authorisation that R9 asks for. ' +
    'Source: IOMMUFD, section 7, R9.',
  context,
  events,
  machine,
});
