import { twin } from './twin.js';

export const quotaBroken = twin({
  name: 'quota-broken',
  rule: 'quota',
  summary: 'TODO',
  breaks: [],
});
