/** What a re-check of a search came to, as data. */
import type { GlobalState } from '../compile/program.js';

/** Where a search and its re-check disagree. */
export type Disagreement =
  /** The initial state is not among those found; one was found twice, under
   * two names; or nothing leads to it. */
  | {
      readonly what: 'initial' | 'twice' | 'unreached';
      readonly state: GlobalState;
    }
  /** The search took states as one by what is no renaming of the program. */
  | { readonly what: 'renaming' }
  /** This step of a state found leads to none of them. */
  | {
      readonly what: 'successor';
      readonly state: GlobalState;
      readonly step: number;
    }
  /** It shows a claim that the search says is shown nowhere. */
  | {
      readonly what: 'hit';
      readonly state: GlobalState;
      readonly claim: string;
    }
  /** There is no run, it cannot be performed, or it does not show the claim;
   * or the verdict is none that such a search can give. */
  | { readonly what: 'run' | 'verdict'; readonly claim: string }
  | {
      readonly what: 'transitions' | 'depth' | 'steps' | 'offending states';
      readonly claim: string | null;
      readonly reported: number;
      readonly counted: number;
    };

export type Certificate =
  | {
      readonly kind: 'certified';
      /** States of the search, and how many they are under all their names. */
      readonly states: number;
      readonly renamed: number;
      /** Whether each of those was expanded and judged: then it is certain
       * without believing in any renaming. */
      readonly each: boolean;
      /** Transitions performed by the interpreter. */
      readonly steps: number;
      /** States that a search that stopped early did not expand. */
      readonly open: number;
      /** Claims of which no more than the run was re-checked. */
      readonly notCovered: readonly string[];
    }
  /** It would have cost more than the search; states are too many for a plain
   * map; Ctrl-C or the time limit; or the search leaves states out on purpose. */
  | {
      readonly kind: 'notMade';
      readonly why: 'work' | 'room' | 'interrupted' | 'partial';
    }
  | { readonly kind: 'refuted'; readonly where: Disagreement };

/** Ends a re-check before its end. */
export class Ended extends Error {
  override readonly name = 'Ended';
  constructor(readonly certificate: Certificate) {
    super(certificate.kind);
  }
}

export function refute(where: Disagreement): never {
  throw new Ended({ kind: 'refuted', where });
}
