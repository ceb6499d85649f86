/** The rules of rfc2, in the order in which they refuse. */
import type { ModelRule } from '../../rules.js';

const part = (
  topic: ModelRule['topic'],
  id: string,
  claim: string,
  enforcer: string,
  source: string,
  needs?: ModelRule['needs'],
): ModelRule => ({
  kind: 'section',
  topic,
  id,
  claim,
  enforcer,
  source,
  ...(needs === undefined ? {} : { needs }),
});

export const rfc2Rules: readonly ModelRule[] = [
  part(
    'ownership',
    'vpasid-on-one-kind',
    'A VM with ENQCMD has guest PASIDs on pdevs or on mdevs, not on both.',
    'VMM with kernel capability flags; here the kernel, at bind',
    'R30, RFC2 1.4.3, JG-0405a',
    'ENQCMD on both kinds of device of one VM',
  ),
  part(
    'ownership',
    'bind-before-use',
    'A device cannot be reached until it is bound to an FD context.',
    'vfio (no mmap before bind)',
    'R31, RFC2 1.2',
  ),
  part(
    'lifetime',
    'unbind-after-access',
    'A device is unbound only when nobody in user space can reach it.',
    'vfio',
    'R31, RFC2 1.3',
  ),
  part(
    'ownership',
    'vpasid-to-parent-number',
    'An mdev sends the number of the parent for the guest PASID it is given.',
    'mdev driver',
    'R29, RFC2 1.4',
    'an mdev',
  ),
  part(
    'ownership',
    'portal-withheld',
    'The ENQCMD portal cannot be reached before the CPU translates.',
    'KVM and vfio',
    'R28, RFC2 1.4.2',
    'a KVM',
  ),
];
