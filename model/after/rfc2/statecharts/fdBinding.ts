/** Whether one device is bound to the FD context of its VM. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';

const context = {};

const events = { BIND: {}, UNBIND: {} };

const machine = setup({ types: typesOf(context, events) }).createMachine({
  id: 'fdBinding',
  initial: 'unbound',
  context: {},
  states: {
    /** Its DMA is blocked; there is no default domain to fall back to. */
    unbound: { on: { BIND: { target: 'bound' } } },
    bound: { on: { UNBIND: { target: 'unbound' } } },
  },
});

export const fdBinding = defineChart({
  name: 'fdBinding',
  over: ['device'],
  meaning:
    'One device and the /dev/iommu FD of its VM. Until it is bound, and after ' +
    'it is unbound, its DMA is blocked. Source: R31, RFC2 1.2-1.3.',
  context,
  events,
  machine,
});
