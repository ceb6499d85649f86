/** What is attached to one PASID of one device. */
import { assertEvent, assign, setup } from 'xstate';
import { defineChart, typesOf } from '../../../../checker/language/chart.js';
import { optionalRef, ref } from '../../../../checker/language/domain.js';

const context = {
  hwpt: optionalRef('hwpt'),
  /** While it is replaced: what was attached before. */
  old: optionalRef('hwpt'),
};

const events = {
  ATTACH: { hwpt: ref('hwpt') },
  REPLACE: { hwpt: ref('hwpt') },
  /** The old one is out of use. */
  REPLACED: {},
  DETACH: {},
  DETACHED: {},
};

const machine = setup({
  types: typesOf(context, events),
  actions: {
    attach: assign({
      hwpt: ({ event }) => {
        assertEvent(event, ['ATTACH', 'REPLACE']);
        return event.hwpt;
      },
    }),
    keepOld: assign({ old: ({ context }) => context.hwpt }),
    dropOld: assign({ old: null }),
    detach: assign({ hwpt: null }),
  },
}).createMachine({
  id: 'attachment',
  initial: 'none',
  context: { hwpt: null, old: null },
  states: {
    none: { on: { ATTACH: { target: 'attached', actions: 'attach' } } },
    attached: {
      on: {
        REPLACE: { target: 'replacing', actions: ['keepOld', 'attach'] },
        DETACH: { target: 'detaching' },
      },
    },
    /** igroup->lock is held, the hardware goes on. */
    replacing: {
      on: { REPLACED: { target: 'attached', actions: 'dropOld' } },
    },
    /** igroup->lock is held, the hardware goes on. */
    detaching: { on: { DETACHED: { target: 'none', actions: 'detach' } } },
  },
});

export const attachment = defineChart({
  name: 'attachment',
  over: ['device', 'ioasid'],
  meaning:
    'The HWPT attached to one PASID of one device, as iommufd tracks it ' +
    '(c0e301b2978d) and as VFIO_DEVICE_ATTACH/DETACH_IOMMUFD_PT move it ' +
    '(ad744ed5dd8b). It is the permission: who may use a PASID is asked ' +
    'nowhere else. Source: section 7, R6, R7.',
  context,
  events,
  machine,
});
