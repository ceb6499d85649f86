/** How many objects of each sort a run has. */
export interface Scope {
  /** Virtual machines, each with its own VMM process and ioasid_set. 1..4 */
  readonly vms: number;
  /** PASIDs in the pool. 1..8 */
  readonly ioasids: number;
  /** Mediated devices on one shared function, per VM. */
  readonly mdevs: readonly number[];
  /** Virtual functions assigned whole, per VM. */
  readonly vfs: readonly number[];
  /** Threads that may be inside an operation at once, per VM. */
  readonly threads: readonly number[];
  /** PASIDs a VM may own at a time. */
  readonly quota: number;
}
