/** The series' words beside those of iommufd (kernel-facts, section 7). */
export interface Term {
  readonly ioasid: string;
  readonly iommufd: string;
  readonly meaning: string;
}

export const glossary: readonly Term[] = [
  {
    ioasid: 'ioasid_set, token',
    iommufd: 'the FD',
    meaning: 'who owns a PASID; one set a VM, its token the mm',
  },
  {
    ioasid: 'ioasid (host PASID)',
    iommufd: 'PASID picked per device',
    meaning: 'the number a device puts on a request',
  },
  {
    ioasid: 'SPID (guest PASID)',
    iommufd: 'virtual id of a vDEVICE',
    meaning: 'the number a guest uses; here a VM names the host number',
  },
  {
    ioasid: 'bind_gpasid, unbind_gpasid',
    iommufd: 'attach, replace, detach',
    meaning: 'an address space for (device, PASID) in the PASID table',
  },
  {
    ioasid: "an mdev's own list",
    iommufd: 'the attachments of a device',
    meaning: 'which PASIDs this device may be programmed with',
  },
  {
    ioasid: 'FREE_PENDING',
    iommufd: 'destroy refused while attached',
    meaning: 'freed, but references are left; not handed out again',
  },
  {
    ioasid: 'notifier (BIND, UNBIND, FREE)',
    iommufd: 'explicit calls',
    meaning: 'how KVM and the VDCM learn about a PASID',
  },
  {
    ioasid: 'PASID-table entry of a RID',
    iommufd: 'HWPT attached to (device, PASID)',
    meaning: 'what lets a request of that function through',
  },
];
