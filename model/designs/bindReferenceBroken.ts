import { twin } from './twin.js';

export const bindReferenceBroken = twin({
  name: 'bind-reference-broken',
  rule: 'bind-takes-reference',
  summary: 'TODO',
  breaks: [],
});
