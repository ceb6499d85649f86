import { twinOf } from '../../twin.js';
import { iommufd, oneTable } from '../iommufd.js';

export const faultsBroken = twinOf(iommufd, {
  name: 'iommufd-faults-broken',
  rule: 'detach-answers-faults',
  summary:
    'Detach leaves page requests outstanding. The response comes when ' +
    'the PASID means something else.',
  breaks: ['late-response'],
  scope: oneTable,
  remarks: {
    'stale-use':
      'Holds: the request was for a page; what is answered too late ' +
      'moves no DMA by itself in this model.',
  },
});
