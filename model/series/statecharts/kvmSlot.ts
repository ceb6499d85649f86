/** One entry of a VM's PASID translation table. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';
import { optionalRef, ref } from '../../../checker/language/domain.js';

const context = {
  /** The host PASID; null is a missing entry, which faults to the VMM. */
  to: optionalRef('ioasid'),
};

const events = { MAP: { to: ref('ioasid') }, UNMAP: {} };

const machine = setup({
  types: typesOf(context, events),
  actions: {
    map: assign({
      to: ({ event }) => {
        assertEvent(event, 'MAP');
        return event.to;
      },
    }),
    unmap: assign({ to: null }),
  },
}).createMachine({
  id: 'kvmSlot',
  context: { to: null },
  on: { MAP: { actions: 'map' }, UNMAP: { actions: 'unmap' } },
});

export const kvmSlot = defineChart({
  name: 'kvmSlot',
  over: ['kvm', 'spid'],
  meaning:
    'The host PASID that ENQCMD sends for one guest PASID of one VM, written ' +
    'from the BIND and UNBIND events KVM was sent and from nothing else. ' +
    'Source: section 1, DOC-V2, R28.',
  context,
  events,
  machine,
});
