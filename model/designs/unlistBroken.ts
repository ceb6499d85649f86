import { twin } from './twin.js';

export const unlistBroken = twin({
  name: 'unlist-broken',
  rule: 'unlist-on-unbind',
  summary: 'TODO',
  breaks: [],
});
