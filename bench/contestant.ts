/** What is measured against what. */

/** VMs, PASIDs, devices, quota of the reference protocol. */
export type Scope = readonly [
  vms: number,
  ioasids: number,
  mdevs: number,
  quota: number,
];

export interface Run {
  readonly states: number;
  readonly transitions: number;
  /** Wall time of the process that searches, seconds. */
  readonly process: number;
  /** The search alone, as the tool tells it; null if it does not. */
  readonly search: number | null;
  /** Peak memory of the process, bytes. */
  readonly peak: number | null;
  /** What the tool says its states take, bytes. */
  readonly own: number | null;
}

export interface Ready {
  /** How it was built and chosen, for the reader; null if there is nothing
   * to say. */
  readonly note: string | null;
  /** One run; null if the limit (seconds) came first. */
  readonly run: (limit: number) => Promise<Run | null>;
}

export interface Contestant {
  readonly name: string;
  /** Takes states that differ in names only as one. */
  readonly symmetry: boolean;
  /** Generates and compiles, in a folder of its own. */
  readonly prepare: (folder: string) => Promise<Ready>;
}

/** Of an odd or even number of values; at least one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1
    ? upper
    : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Runs of one contestant as one: the medians of what varies. */
export function medianOf(runs: readonly Run[]): Run | null {
  const [first] = runs;
  if (first === undefined) return null;
  const of = (values: readonly (number | null)[]): number | null => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : median(known);
  };
  return {
    ...first,
    process: median(runs.map((run) => run.process)),
    search: of(runs.map((run) => run.search)),
    peak: of(runs.map((run) => run.peak)),
    own: of(runs.map((run) => run.own)),
  };
}
