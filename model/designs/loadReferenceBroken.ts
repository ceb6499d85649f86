import { twin } from './twin.js';

export const loadReferenceBroken = twin({
  name: 'load-reference-broken',
  rule: 'load-takes-reference',
  summary: 'TODO',
  breaks: [],
});
