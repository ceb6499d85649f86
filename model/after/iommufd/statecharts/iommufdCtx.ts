/** One open /dev/iommu: the context that every object id is local to. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';

const context = {};

const events = {
  OPEN: {},
  /** An ioctl on the file. */
  USE: {},
  /** The last reference to the file goes, the process with it. */
  CLOSE: {},
  /** Every object is gone. */
  CLOSED: {},
};

const machine = setup({
  types: typesOf(context, events),
}).createMachine({
  id: 'iommufdCtx',
  initial: 'closed',
  context: {},
  states: {
    closed: { on: { OPEN: { target: 'open' } } },
    open: { on: { USE: { target: 'open' }, CLOSE: { target: 'closing' } } },
    closing: { on: { CLOSED: { target: 'closed' } } },
  },
});

export const iommufdCtx = defineChart({
  name: 'iommufdCtx',
  over: ['fd'],
  meaning:
    'One file of /dev/iommu (struct iommufd_ctx), opened by the VMM of one ' +
    'VM. It stands where the set and its token stood: what is not in it ' +
    'cannot be named through it. Source: IOMMUFD, section 7.',
  context,
  events,
  machine,
});
