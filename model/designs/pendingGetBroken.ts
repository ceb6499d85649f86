import { twin } from './twin.js';

export const pendingGetBroken = twin({
  name: 'pending-get-broken',
  rule: 'no-get-while-pending',
  summary:
    'New references are taken while a free is pending, so the owner can ' +
    'keep the number from the pool for as long as it likes.',
  breaks: ['pending-gains-nothing'],
  remarks: {
    'pending-gains-nothing':
      'Needs reuse-after-last-put to break: without it no free is pending.',
    'pending-reclaimable':
      'Holds: every reference can still be put, and the exit of the VM puts ' +
      'them all. What is lost is progress against a guest that does not want ' +
      'it, which AG EF cannot see; isolation is not touched, the number stays ' +
      'with its owner.',
  },
});
