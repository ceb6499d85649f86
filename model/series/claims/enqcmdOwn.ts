import type { NeverClaim } from '../../../checker/language/claim.js';
import { is, lit } from '../../../checker/language/formula.js';
import { kvmTable } from '../../core/operations/fragments/around.js';

export const enqcmdOwn: NeverClaim = {
  kind: 'never',
  name: 'enqcmd-own-number',
  says:
    'ENQCMD never leaves with an untranslated number, nor with one that is ' +
    "not its VM's.",
  source: 'R28, section 5c',
  notCovered: 'what the IOMMU then makes of it, which the DMA claims see',
  objects: { k: 'kvm' },
  such: is(kvmTable('k'), undefined, { foreign: lit(true) }),
};
