import { twin } from './twin.js';

export const reuseBroken = twin({
  name: 'reuse-broken',
  rule: 'reuse-after-last-put',
  summary: 'TODO',
  breaks: [],
});
