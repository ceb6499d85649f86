import { twin } from './twin.js';

export const unlistBroken = twin({
  name: 'unlist-broken',
  rule: 'unlist-on-unbind',
  summary:
    'An mdev keeps a PASID on its list after the unbind. The list ' +
    'outlives the owner, and since the set is not asked at load, the ' +
    "mdev loads the number when it is another VM's.",
  breaks: ['inter-vm-dma', 'intra-vm-dma', 'single-owner'],
});
