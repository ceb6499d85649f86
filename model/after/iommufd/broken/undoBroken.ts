import { twinOf } from '../../twin.js';
import { iommufd, oneTable } from '../iommufd.js';

export const undoBroken = twinOf(iommufd, {
  name: 'iommufd-undo-broken',
  rule: 'undo-on-failure',
  summary: 'An attach that fails keeps the reference that its look-up took.',
  breaks: ['users-balance', 'refused-changes-nothing', 'close-completes'],
  scope: oneTable,
});
