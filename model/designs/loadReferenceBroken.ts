import { twin } from './twin.js';

export const loadReferenceBroken = twin({
  name: 'load-reference-broken',
  rule: 'load-takes-reference',
  summary:
    'A loaded work queue holds no reference. Its PASID is nevertheless ' +
    'safe in this design: it was on the list, so it is bound, so the ' +
    'IOMMU driver holds one, and unbind stops and drains the queue ' +
    'before that one goes.',
  breaks: ['references-balance'],
  remarks: {
    'free-while-active':
      'Holds, because a queue loaded with a PASID that is not bound is ' +
      'impossible here: list-at-load, unlist-on-unbind and ' +
      'stop-queue-on-unbind stand in for the reference. Without any of the ' +
      'three, or without the list (set-only), the reference is needed.',
  },
});
