import { twin } from './twin.js';

export const drainBroken = twin({
  name: 'drain-broken',
  rule: 'drain',
  summary: 'TODO',
  breaks: [],
});
