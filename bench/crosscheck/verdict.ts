/** What another checker said, as data. */

/** A whole state space: how large, and whether every assertion held. */
export interface Counted {
  readonly states: number;
  readonly transitions: number;
  readonly errors: number;
  /** Witnesses (Murphi: `cover`) and how many states showed them. */
  readonly witnessed: ReadonlyMap<string, number>;
}

/** A run that another checker printed: indices of ground steps. */
export interface ForeignRun {
  readonly steps: readonly number[];
  /** The claim it said was violated at the end. */
  readonly claim: string | null;
}

/** How much the C compiler optimises a checker: models of a few hundred
 * states take longer to compile than to search at any level. */
export type Level = '-O0' | '-O1';
