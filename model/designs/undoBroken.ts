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
});
