import { twin } from './twin.js';

export const stopQueueBroken = twin({
  name: 'stop-queue-broken',
  rule: 'stop-queue-on-unbind',
  summary: 'TODO',
  breaks: [],
});
