/** What the page's script works on: traces with everything worked out. What
 * is empty or `ok` is left out, to keep the file small. */
import type { Chart, Drawings } from './charts.js';
import type { Word } from './words.js';

export interface StepData {
  /** `VM1.t1 alloc p1` */
  readonly action: Word;
  /** The errno, if it was refused. */
  readonly result?: Word;
  /** Field, old value, new value. */
  readonly changed?: readonly (readonly [Word, Word, Word])[];
  /** The rules that allowed, or refused, this step. */
  readonly why?: readonly Word[];
  /** Claims broken in the state after it. */
  readonly broken?: readonly Word[];
}

/** In place of a step: what else could happen ... */
export interface OtherData {
  readonly enabled?: readonly Word[];
  /** ... and what a rule kept from happening: action, result, rules. */
  readonly refused?: readonly (readonly [Word, Word, readonly Word[]])[];
}

/** First and last step, from, to (places in `parties`), the call, then the
 * blamed object's columns. */
export type LaneData = readonly [
  first: number,
  last: number,
  from: number,
  to: number,
  call: Word,
  ...state: readonly Word[],
];

export interface LanesData {
  readonly parties: readonly Word[];
  /** `p1: state`, `owner`, `refs`; none if nothing is blamed. */
  readonly heads: readonly Word[];
  readonly start: readonly Word[];
  readonly messages: readonly LaneData[];
}

/** Every rule that can be felt in the scope, by what it is in the trace; and
 * those that, when switched, stop it: rule, step, result. The step is one more
 * than the last if every step happens but the claim is not shown. `open` are
 * those with which every step happens and what follows was not searched. */
export interface SwitchData {
  readonly on: readonly Word[];
  readonly off: readonly Word[];
  readonly stops: readonly (readonly [Word, number, Word])[];
  readonly open?: readonly Word[];
}

export interface TraceData {
  readonly name: string;
  readonly design: string;
  readonly claim: string;
  /** BROKEN, or REACHED for a scenario. */
  readonly shows: 'BROKEN' | 'REACHED';
  readonly question: string;
  readonly says: Word;
  /** Claims that speak of single states, in the design's order. */
  readonly claims: readonly Word[];
  readonly steps: readonly StepData[];
  /** In place of each step, and after the last. */
  readonly others: readonly OtherData[];
  /** Components that move, chart and state at the start; where they go from
   * there is among what the steps change. */
  readonly moving: readonly (readonly [Word, Chart, Word])[];
  readonly lanes: LanesData;
  readonly switched: SwitchData;
}

export interface PageData {
  readonly words: readonly string[];
  readonly traces: readonly TraceData[];
  /** Drawn charts. */
  readonly charts: Drawings['svgs'];
}
