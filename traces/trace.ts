/**
 * The trace format: one run of a design, by name, with what it shows.
 *
 * A trace is data; text, JSON and every other rendering are functions of it.
 */
import type { Value } from '../checker/language/domain.js';
import type { Changes, NamedState } from './naming.js';

export const TRACE_FORMAT = 'ioasid-trace';

/** Raised when a reader of the old format would misread the new one. */
export const TRACE_VERSION = 1;

/** Which part of its call a step is. */
export type Part = 'whole' | 'first' | 'middle' | 'last' | 'undo';

export const parts: readonly Part[] = [
  'whole',
  'first',
  'middle',
  'last',
  'undo',
];

export type Expect = 'never' | 'sometimes' | 'always';

export const expectations: readonly Expect[] = ['never', 'sometimes', 'always'];

/** The kinds of checker/language/claim.ts. */
export type ClaimKind =
  | 'never'
  | 'sometimes'
  | 'refusal'
  | 'recoverable'
  | 'eventually'
  | 'refusedChangesNothing';

export const claimKinds: readonly ClaimKind[] = [
  'never',
  'sometimes',
  'refusal',
  'recoverable',
  'eventually',
  'refusedChangesNothing',
];

export interface TraceStep {
  /** 1 for the first step. */
  readonly n: number;
  /** The acting object: `VM1.t1`, `mdev1`. */
  readonly actor: string;
  readonly operation: string;
  readonly section: string;
  readonly part: Part;
  /** The kernel function or hardware step the section stands for. */
  readonly standsFor: string;
  readonly args: Readonly<Record<string, string>>;
  /** `ok`, or the errno. */
  readonly result: string;
  /** The rules that refused; empty if nothing did or the state itself did. */
  readonly refusedBy: readonly string[];
  readonly changed: Changes;
  /** Of the state after the step; see naming.ts. */
  readonly stateHash: string;
}

/** One rule that, switched alone, stops this trace. */
export interface Block {
  readonly rule: string;
  /** Number of the step that no longer happens; one more than the last step
   * if all happen but the claim is not broken at the end. */
  readonly step: number;
  /** What the caller sees, `waits` if the section waits, null if the step
   * cannot be taken at all. */
  readonly errno: string | null;
}

export interface Trace {
  readonly format: typeof TRACE_FORMAT;
  readonly version: typeof TRACE_VERSION;
  /** `<design>--<claim>`; also the file's name. */
  readonly name: string;
  readonly question: string;
  readonly design: string;
  /** The rules that are on. */
  readonly rules: readonly string[];
  /** As `--scope` takes it. */
  readonly scope: string;
  readonly claim: string;
  readonly claimKind: ClaimKind;
  /** The claim in one sentence. */
  readonly says: string;
  /** What the design's author expects of the claim. */
  readonly expect: Expect;
  readonly steps: readonly TraceStep[];
  /** No run with fewer steps shows the same. */
  readonly shortest: boolean;
  /** The offending objects (for a witness, its objects), by variable. */
  readonly blame: Readonly<Record<string, string>>;
  readonly final: NamedState;
  /** The search that found it. */
  readonly search: {
    /** 0 where random walks found it. */
    readonly states: number;
    /** Renamings of objects that the count takes as one; 1 if none. */
    readonly symmetries: number;
    readonly complete: boolean;
  };
  /** Single rules that stop it, as tried out; see causes.ts. */
  readonly blockedBy: readonly Block[];
  /** The design that mends it, if the author names one. */
  readonly mendedBy: string | null;
  readonly modelHash: string;
  readonly tool: string;
}

/** A component's field before the first step and after every step. */
export function fieldHistory(
  trace: Trace,
  component: string,
  field: string,
): readonly Value[] {
  const name = `${component}.${field}`;
  let value = trace.final[component]?.[field] ?? null;
  const backwards = [value];
  for (const step of trace.steps.toReversed()) {
    value = step.changed[name]?.[0] ?? (name in step.changed ? null : value);
    backwards.push(value);
  }
  return backwards.toReversed();
}
