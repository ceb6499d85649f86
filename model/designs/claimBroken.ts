import { parseScope } from '../scope.js';
import { twin } from './twin.js';

export const claimBroken = twin({
  name: 'claim-broken',
  rule: 'claim-before-teardown',
  summary:
    'Two threads of one VM unbind one device at once. Both find it ' +
    'bound and both drop the reference of the last device, so one of ' +
    "them drops somebody else's.",
  breaks: [
    'intra-vm-dma',
    'free-while-active',
    'stale-use',
    'single-owner',
    'references-balance',
  ],
  // With an mdev in the second VM the search has more than 60 million states.
  scopes: [parseScope('ioasids=1,mdevs=1+0,threads=2+1,quota=1')],
  remarks: {
    'inter-vm-dma':
      'Holds only because the second VM has no device here. Give it one ' +
      '(mdevs=1+1) and a search finds an attack of 25 steps, but does not ' +
      'end in reasonable time.',
  },
});
