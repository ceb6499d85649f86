import { twin } from './twin.js';

export const flushBroken = twin({
  name: 'flush-broken',
  rule: 'flush',
  summary: 'TODO',
  breaks: [],
});
