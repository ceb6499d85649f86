/** One device, and the context that has DMA ownership of it. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import { optionalRef, ref } from '../../../../checker/language/domain.js';

const context = {
  /** The context it is bound to. */
  fd: optionalRef('fd'),
};

const events = {
  /** VFIO_DEVICE_BIND_IOMMUFD: DMA ownership, then the driver opens it. */
  BIND: { fd: ref('fd') },
  /** The device file is closed: no more access, DMA is stopped. */
  UNBIND: {},
  /** Nothing of it is left in the context. */
  UNBOUND: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    own: assign({
      fd: ({ event }) => {
        assertEvent(event, 'BIND');
        return event.fd;
      },
    }),
    disown: assign({ fd: null }),
  },
}).createMachine({
  id: 'iommufdDevice',
  initial: 'unbound',
  context: { fd: null },
  states: {
    /** Its DMA is blocked; nobody in user space can reach its registers. */
    unbound: { on: { BIND: { target: 'bound', actions: 'own' } } },
    // A second BIND is refused: one context at most owns its DMA.
    bound: { on: { UNBIND: { target: 'unbinding' } } },
    unbinding: { on: { UNBOUND: { target: 'unbound', actions: 'disown' } } },
  },
});

export const iommufdDevice = defineChart({
  name: 'iommufdDevice',
  over: ['device'],
  meaning:
    'A device object (IOMMUFD_OBJ_DEVICE): one device bound to one context ' +
    'at most. Binding establishes DMA ownership, before which the driver must ' +
    'not touch the device. Source: IOMMUFD, R31.',
  context,
  events,
  machine,
});
