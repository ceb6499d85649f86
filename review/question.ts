/** One full search that the review asks for, and what it found. */
import type { Stop } from '../checker/search/exploration.js';
import type { Trace } from '../traces/trace.js';

/** Plain data: it crosses to a worker thread. */
export interface Question {
  readonly design: string;
  /** As `--scope` takes it, complete. */
  readonly scope: string;
  /** The rules that are on. */
  readonly rules: readonly string[];
  /** Guard rules whose first refusal is wanted, as its cost. */
  readonly refusals: readonly string[];
  readonly maxStates: number;
  /** Ends once this claim is shown; null searches everything. */
  readonly until: string | null;
}

/** `broken` and `reached` carry the shortest run; `holds` and `unreached` are
 * said only after a complete search. */
export type Settled = 'broken' | 'holds' | 'reached' | 'unreached' | 'open';

export interface Answer {
  readonly states: number;
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly seconds: number;
  readonly claims: readonly ClaimAnswer[];
  /** The first run in which each rule of `refusals` refuses somebody. */
  readonly refusals: readonly { rule: string; trace: Trace }[];
}

export interface ClaimAnswer {
  readonly claim: string;
  readonly settled: Settled;
  /** Shortest, for `broken` and `reached`. */
  readonly trace: Trace | null;
}

/** Answers known already, by the key of their question. */
export type Notebook = Map<string, Answer>;

/** Answers in the order of the questions. */
export type Asker = (
  questions: readonly Question[],
) => Promise<readonly (Answer | 'interrupted')[]>;

export function questionKey(question: Question): string {
  const { design, scope, rules, refusals, maxStates, until } = question;
  return JSON.stringify([
    design,
    scope,
    [...rules].sort(),
    [...refusals].sort(),
    maxStates,
    until,
  ]);
}
