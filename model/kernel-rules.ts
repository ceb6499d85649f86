/**
 * The rules of the discussion, by number (kernel-facts section 4). Which of
 * them the model has as a rule or a claim is not said here: it follows from
 * the `source` of those, and docs/rules.md is generated from it.
 */
export interface KernelRule {
  readonly number: number;
  /** What it asks for, in own words. */
  readonly says: string;
  /** How the model takes it where it is no rule, and no claim that can
   * break. */
  readonly assumption?: string;
}

const saying = (
  says: string,
  assumption?: string,
): Omit<KernelRule, 'number'> => ({
  says,
  ...(assumption === undefined ? {} : { assumption }),
});

/** R1 first. */
export const kernelRules: readonly KernelRule[] = [
  saying("A page table is bound only to a PASID of the caller VM's set."),
  saying('Only the owning set frees an id.'),
  saying('get, put and find with a set fail for ids of another set.'),
  saying("An mdev loads a guest PASID only if it resolves in its VM's set."),
  saying("An mdev loads a PASID only if it is on that mdev's own list."),
  saying('Permission is per device; mdevs share no list.'),
  saying(
    "A function's requests pass only with a PASID approved for its PCI id.",
  ),
  saying(
    'Only the privileged side of a shared function programs its PASIDs.',
    'A work queue is programmed by the mdev driver alone, when its VM asks ' +
      'for a load; no call gives a guest the queue registers. The mdevs of ' +
      'one function share its table.',
  ),
  saying('An mdev issues no PASID that its vIOMMU did not allow its vRID.'),
  saying(
    'Each registration of a PASID passes the IOMMU driver and the mdev driver.',
  ),
  saying(
    'A device is allowed an id only out of an FD, and takes a reference on it.',
  ),
  saying(
    'Disallowing revokes in the IOMMU, then puts; the number comes back last.',
  ),
  saying('Rights are passed on by passing an FD, not by naming an mm.'),
  saying('A free always succeeds.'),
  saying('An id whose free is pending gets no new reference.'),
  saying('A number is handed out again only after its last, flushed, put.'),
  saying('An mdev driver clears a queue at once, not lazily.'),
  saying('What makes DMA is stopped before the entry is torn down.'),
  saying('One event a transition; BIND and UNBIND come in pairs.'),
  saying('A notifier by mm joins before its set has ids; nothing is replayed.'),
  saying(
    "KVM and mdev drivers hear the events of their own VM's set only.",
    'An event goes down the chain of the one set that owns the id, and a ' +
      'KVM joins by its own mm. Only the IOMMU driver is on the chain of all ' +
      'sets.',
  ),
  saying(
    'A handler on an atomic chain sends no events of its own.',
    'No reaction of KVM or an mdev driver sends an event; the IOMMU driver ' +
      'defers its teardown, except in v1, whose chain may block and in ' +
      'which FREE tears down at once.',
  ),
  saying('A guest PASID is unique in its set and stands for one id.'),
  saying('One set an mm, and one open of /dev/ioasid a process.'),
  saying('No set exceeds its quota, nor all quotas the capacity.'),
  saying('A set outlives every id in it, pending ones too.'),
  saying("A mistake in a guest hurts that guest's resources only."),
  saying(
    'The PASID of an ENQCMD is translated before the portal is reachable.',
  ),
  saying(
    "A function's virtual PASID is the physical one; an mdev's is not.",
    'In the series a function sends the host number as it is, and the guest ' +
      'PASID of a bind is any number that its VM picks; rfc2 has the rule.',
  ),
  saying(
    'One VM has no virtual PASIDs on both a function and an ENQCMD mdev.',
    'Not enforced in the series, where host numbers and guest PASIDs are ' +
      'told apart by their sort; rfc2 enforces it in the kernel, at bind.',
  ),
  saying('A device is unusable until it is bound to a context.'),
  saying(
    'Page tables are set through the ioasid FD only; devices only authorise.',
    'In allow-fd an id maps what its FD maps, and a device call has no page ' +
      'table to name; in iommufd page tables are objects of the context. In ' +
      "the mail's designs and the series a bind maps the caller's memory.",
  ),
  saying(
    'PASIDs are one space for the whole system.',
    "There is one pool of numbers for all VMs in the mail's designs, in the " +
      'series and in allow-fd. In iommufd the user picks the PASID, and two ' +
      'VMs may pick the same.',
  ),
  saying(
    'PASID 0 is never handed out.',
    'The pool starts at p1, so that no call can name PASID 0.',
  ),
  saying(
    'A guest gets its PASIDs from the host and does not invent them.',
    'Not trusted: a hostile guest names any number of the pool, whether ' +
      'the host gave it or not, and a function sends any number.',
  ),
  saying('Every PASID, seen or hidden, counts against a limit.'),
].map((rule, n) => ({ number: n + 1, ...rule }));
