import { twin } from './twin.js';

export const undoBroken = twin({
  name: 'undo-broken',
  rule: 'undo-on-failure',
  summary:
    'A bind or load that fails keeps the reference of its look-up. ' +
    'Nobody will ever put it, and the number never returns.',
  breaks: [
    'references-balance',
    'refused-changes-nothing',
    'pending-reclaimable',
  ],
  remarks: {
    'pending-reclaimable':
      'Needs reuse-after-last-put to break: without it a free does not wait ' +
      'for the reference that was left behind, and hands the number out.',
  },
});
