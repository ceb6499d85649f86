/** What a search found, as data. */
import type { ObjectName, Sort } from '../language/domain.js';
import type { Var } from '../language/formula.js';
import type { RuleId } from '../language/operation.js';
import type { GlobalState } from '../compile/program.js';
import type { LeftAlone } from '../symmetry/objection.js';
import type { Symmetry } from '../symmetry/symmetry.js';

/** A run from the initial state: indices of ground steps, in order. A refused
 * call that ends the path (refusal witnesses) is the last step. */
export interface Path {
  readonly steps: readonly number[];
  readonly final: GlobalState;
}

/** `never`, `sometimes` and `always` quantify over reachable states; the
 * first and the last are given only by a complete search. `notSeen`: the
 * search ended before it could tell. */
export type Found = 'never' | 'sometimes' | 'always' | 'notSeen';

export interface Finding {
  readonly claim: string;
  readonly found: Found;
  /** For a broken claim or a reached witness. */
  readonly path: Path | null;
  /** No run with fewer steps shows the same. */
  readonly shortest: boolean;
  /** The objects of the first offending instance. */
  readonly objects: Readonly<Record<Var, ObjectName>> | null;
  /** How many reachable states offend, where they were counted. */
  readonly states: number | null;
}

/** Something that never happened in the whole run, or a claim that says
 * nothing of the scope because there is no object of a sort. */
export type Vacuity =
  | {
      readonly kind: 'operation';
      readonly operation: string;
      /** `steps`: the rules that are on leave none of its sections. */
      readonly missing: 'success' | 'refusal' | 'steps';
    }
  | { readonly kind: 'rule'; readonly rule: RuleId }
  | {
      readonly kind: 'claim';
      readonly claim: string;
      readonly sorts: readonly Sort[];
    };

/** Why a search ended before it had seen everything. `found`: it was asked
 * to look for one claim only, and found it. */
export type Stop =
  'states' | 'memory' | 'time' | 'interrupt' | 'depth' | 'found';

/** What was taken as alike, and what was not though sorts and relations would
 * allow it. */
export interface Alike {
  /** Sorts of which objects were renamed. */
  readonly sorts: readonly Sort[];
  readonly leftAlone: readonly LeftAlone[];
}

/** Where nothing was. */
export const TOLD_APART: Alike = { sorts: [], leftAlone: [] };

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** Number of steps to the farthest state reached. */
  readonly depth: number;
  readonly complete: boolean;
  /** Why it stopped early; null if complete. */
  readonly stopped: Stop | null;
  /** States found but not yet expanded. */
  readonly open: number;
  readonly seconds: number;
  /** Bytes the visited set, states and parents took. */
  readonly bytes: number;
  /** How many renamings of objects it took as one; 1 without symmetry. */
  readonly symmetries: number;
  readonly alike: Alike;
  readonly findings: readonly Finding[];
  readonly vacuous: readonly Vacuity[];
}

export interface Progress {
  readonly phase: 'search' | 'recoverable' | 'refusals' | 'certificate';
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly open: number;
  readonly seconds: number;
}

/** At the first level with so many states, once so much time has gone by. */
export interface JoinAt {
  readonly states: number;
  readonly seconds: number;
}

export interface ExploreOptions {
  readonly maxStates?: number;
  /** Takes states that differ only in the names of interchangeable objects
   * as one. Counts are then counts of such classes. Default false. */
  readonly symmetry?: boolean;
  /** Threads. The result does not depend on it. Default 1. */
  readonly workers?: number;
  /** When all threads begin to search; until then one does. The result is the
   * same. Default: 4,096 states, after a second. */
  readonly joinAt?: JoinAt;
  /** Places of one thread's visited set at first, a power of two; it grows.
   * The result does not depend on it. Default 2^18. */
  readonly places?: number;
  /** Bytes that states may take. Default 2 GiB. */
  readonly maxBytes?: number;
  /** What the engine itself can hold at most: states, and words of the visited
   * set. A search that comes to it stops for want of memory. Only ever lowered,
   * to see what happens there. */
  readonly engine?: { readonly states?: number; readonly words?: number };
  /** Expands no state this many steps from the start, or more. */
  readonly maxDepth?: number;
  /** Ends with `found` once this never or sometimes claim's formula is
   * reached; the run to it is a shortest one. */
  readonly until?: string;
  readonly timeoutSeconds?: number;
  /** Saves the search to this folder now and then, and when it stops early.
   * With `resume`, goes on from what is saved there. Beyond the limits of
   * this very run nothing is lost between two runs. */
  readonly checkpoint?: {
    readonly folder: string;
    readonly resume: boolean;
    /** Default 30. */
    readonly everySeconds?: number;
  };
  /** Polled between batches; true ends the run with `interrupt`. */
  readonly interrupted?: () => boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Handed the states of the search once it has ended, for a re-check. */
  readonly onFound?: (found: FoundStates) => void;
}

/** The states that a search stored, unpacked one by one. */
export interface FoundStates {
  /** @param index below the number of states, in the order they were found */
  readonly state: (index: number) => GlobalState;
  /** The renamings up to which they were stored. */
  readonly symmetry: Symmetry;
}
