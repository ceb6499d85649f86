/** The rules of iommufd, in the order in which they refuse. */
import { ruleNamed } from '../../rules.js';
import type { ModelRule } from '../../rules.js';

export const iommufdRules: readonly ModelRule[] = [
  {
    kind: 'section',
    topic: 'ownership',
    id: 'ids-are-fd-local',
    claim:
      'An id is looked up in one context, so that no object of another can ' +
      'be named.',
    enforcer: 'iommufd core (iommufd_get_object)',
    source: 'section 7, R1, R13',
    needs: 'two files',
  },
  {
    kind: 'section',
    topic: 'ownership',
    id: 'access-after-bind',
    claim:
      'A device can be reached only while a context has DMA ownership of it.',
    enforcer: 'vfio (no access before VFIO_DEVICE_BIND_IOMMUFD)',
    source: 'R31, IOMMUFD',
  },
  {
    kind: 'guard',
    topic: 'ownership',
    id: 'nesting-parent',
    chart: 'hwpt',
    guard: 'nestingParent',
    errno: 'EINVAL',
    claim:
      'An HWPT_NESTED, or a vIOMMU, stands on an HWPT_PAGING that was made as ' +
      'a nesting parent.',
    enforcer: 'iommufd core (iommufd_hwpt_nested_alloc)',
    source: 'section 7',
    needs: 'page tables to nest',
  },
  {
    kind: 'guard',
    topic: 'ownership',
    id: 'pasid-compatible',
    chart: 'hwpt',
    guard: 'pasidCompatible',
    errno: 'EINVAL',
    claim: 'Only a page table that was made for it is attached to a PASID.',
    enforcer: 'iommufd core',
    source: 'section 7 (ff3f014ebb1e)',
  },
  {
    kind: 'section',
    topic: 'ownership',
    id: 'virt-id-unique',
    claim: 'A virt_id is given to one device of a vIOMMU.',
    enforcer: 'iommufd core (IOMMU_VDEVICE_ALLOC)',
    source: 'R9, IOMMUFD',
    needs: 'virt_ids on two devices of one VM',
  },
  {
    kind: 'guard',
    topic: 'lifetime',
    id: 'destroy-refuses-users',
    chart: 'hwpt',
    guard: 'noUsers',
    errno: 'EBUSY',
    claim: 'An object that something uses is not destroyed.',
    enforcer: 'iommufd core (iommufd_object_remove)',
    source: 'section 7 (EBUSY is [M]), R16',
  },
  {
    kind: 'guard',
    topic: 'lifetime',
    id: 'replace-in-place',
    chart: 'tableEntry',
    guard: 'replaceInPlace',
    errno: 'EBUSY',
    claim: 'Replacing changes the entry in one step.',
    enforcer: 'IOMMU driver',
    source: 'section 7 (replace)',
    needs: 'two page tables in a file',
  },
  {
    kind: 'section',
    topic: 'lifetime',
    id: 'detach-answers-faults',
    claim:
      'Detach and replace answer the page requests that are outstanding for ' +
      'what they take away.',
    enforcer: 'iommufd core (iommufd_auto_response_faults)',
    source: 'section 7, section 5f',
  },
  ruleNamed('flush'),
  ruleNamed('drain'),
  ruleNamed('undo-on-failure'),
];
