import { twin } from './twin.js';

export const undoBroken = twin({
  name: 'undo-broken',
  rule: 'undo-on-failure',
  summary: 'TODO',
  breaks: [],
});
