/** The rules of allow-fd, in the order in which they refuse. */
import { ruleNamed } from '../../rules.js';
import type { ModelRule } from '../../rules.js';

export const allowFdRules: readonly ModelRule[] = [
  {
    kind: 'section',
    topic: 'ownership',
    id: 'fd-held',
    claim:
      'A device is allowed an id only from an ioasid FD that the caller has ' +
      'a descriptor of.',
    enforcer: 'vfio (fget of the fd argument)',
    source: 'R11, R13, JG-0330b',
  },
  ruleNamed('id-from-fd'),
  ruleNamed('set-at-free'),
  ruleNamed('no-get-while-pending'),
  ruleNamed('list-at-load'),
  ruleNamed('claim-before-teardown'),
  ruleNamed('table-per-function'),
  ruleNamed('allow-takes-reference'),
  ruleNamed('unlist-on-unbind'),
  ruleNamed('stop-queue-on-unbind'),
  {
    kind: 'section',
    topic: 'lifetime',
    id: 'revoke-before-put',
    claim: 'Disallowing revokes the id in the IOMMU before the reference goes.',
    enforcer: 'vfio and IOMMU',
    source: 'R12, JG-0401',
  },
  ruleNamed('flush'),
  ruleNamed('drain'),
];
