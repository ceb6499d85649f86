import { twin } from './twin.js';

export const claimBroken = twin({
  name: 'claim-broken',
  rule: 'claim-before-teardown',
  summary: 'TODO',
  breaks: [],
});
