import { twin } from './twin.js';

export const pendingGetBroken = twin({
  name: 'pending-get-broken',
  rule: 'no-get-while-pending',
  summary: 'TODO',
  breaks: [],
});
