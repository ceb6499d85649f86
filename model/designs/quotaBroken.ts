import { parseScope } from '../scope.js';
import { twin } from './twin.js';

export const quotaBroken = twin({
  name: 'quota-broken',
  rule: 'quota',
  summary:
    'A VM allocates as many PASIDs as there are and leaves none to ' +
    'others.',
  breaks: ['quota-conserved'],
  without: ['quota-refusal'],
  // More PASIDs than the quota allows.
  scopes: [parseScope('mdevs=1+1,quota=1')],
});
