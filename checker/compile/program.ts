/**
 * The packed semantics of one design in one scope: every chart instance as a
 * table of integers and every ground section as a short list of table
 * look-ups. The search, the replay, the random walks and the exports all read
 * this and nothing else.
 */
import type { Chart } from '../language/chart.js';
import type { Claim } from '../language/claim.js';
import type { ObjectName, Sort, Value } from '../language/domain.js';
import type { Var } from '../language/formula.js';
import type { Errno, RuleId } from '../language/operation.js';
import type { System } from '../language/system.js';

/** One local state of a chart: its state value and its context. */
export interface LocalState {
  /** Dotted path of the state value, for example `freePending`. */
  readonly value: string;
  readonly context: Readonly<Record<string, Value>>;
}

/** One event with its payload. */
export interface LocalEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, Value>>;
}

/** Answers, on demand, which rules decided one local transition. */
export interface Reasons {
  /** The rules that refuse; empty where the state has no such transition. */
  refusedBy(state: LocalState, event: LocalEvent): readonly RuleId[];
  /** The rules without which the message, accepted or refused, would have
   * ended otherwise: those that took effect here. */
  shapedBy(state: LocalState, event: LocalEvent): readonly RuleId[];
  /** The rules without whose consent the effect would differ. */
  allowedBy(state: LocalState, event: LocalEvent): readonly RuleId[];
}

/** Where a thread stands: idle, or before a section of an operation. */
export type ThreadState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'before';
      readonly operation: string;
      readonly args: Readonly<Record<Var, string>>;
      readonly section: string;
      readonly phase: 'run' | 'undo';
    };

export interface ChartTable {
  readonly kind: 'chart';
  readonly chart: Chart;
  readonly states: readonly LocalState[];
  readonly events: readonly LocalEvent[];
  /** `next[state * events.length + event]`: the next state, -1 if refused. */
  readonly next: Int32Array;
  /** Which rules decided a transition of this table, worked out on demand. */
  readonly reasons: Reasons;
}

export interface ThreadTable {
  readonly kind: 'thread';
  /** State 0 is idle. */
  readonly states: readonly ThreadState[];
}

/** One instance of a chart, or one thread's place in its script. */
export interface Component {
  readonly index: number;
  /** `ioasid(p1)`, `listing(mdev1,p1)`, `thread(VM1.t1)`. */
  readonly name: string;
  readonly objects: readonly ObjectName[];
  readonly table: ChartTable | ThreadTable;
}

export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  /** The component's local state is one whose flag is 1. */
  | {
      readonly kind: 'in';
      readonly component: number;
      readonly flags: Uint8Array;
    }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'equal'; readonly left: Amount; readonly right: Amount };

/** A sum of numbers looked up by local state and of conditions that hold. */
export interface Amount {
  readonly lookups: readonly {
    readonly component: number;
    readonly values: Int32Array;
  }[];
  readonly holds: readonly Condition[];
}

export type Instruction =
  | {
      readonly kind: 'send';
      readonly component: number;
      readonly event: number;
      /** When the chart, not a rule, refuses. */
      readonly errno: Errno;
      /** The section rule that put the message here, if any. */
      readonly rule: RuleId | null;
    }
  | {
      readonly kind: 'if';
      readonly condition: Condition;
      readonly then: readonly Instruction[];
      readonly otherwise: readonly Instruction[];
    }
  | {
      readonly kind: 'require';
      readonly condition: Condition;
      readonly errno: Errno;
      readonly rule: RuleId | null;
    }
  | {
      readonly kind: 'wait';
      readonly condition: Condition;
      readonly rule: RuleId | null;
    };

/** One section of one operation with all its arguments filled in. */
export interface GroundStep {
  readonly index: number;
  readonly operation: string;
  readonly section: string;
  readonly phase: 'run' | 'undo';
  /** The acting object, for example `VM1.t1` or `mdev1`. */
  readonly agent: ObjectName;
  /** Arguments by parameter name, in the operation's order. */
  readonly args: Readonly<Record<Var, string>>;
  /** The thread's component and the local state it must be in; -1 and -1 for
   * agents that are not threads. */
  readonly thread: number;
  readonly at: number;
  /** The thread's local state after success (0, idle, after the last one). */
  readonly done: number;
  /** The thread's local state after a refusal. Equal to `at` for a first
   * section: a refused call leaves no trace. */
  readonly refused: number;
  readonly first: boolean;
  readonly last: boolean;
  /** Section rule of the section as a whole, if any. */
  readonly rule: RuleId | null;
  readonly instructions: readonly Instruction[];
}

export interface CompiledInstance {
  /** The claim's objects, by variable. */
  readonly objects: Readonly<Record<Var, ObjectName>>;
  readonly such: Condition;
  /** For `recoverable` and `eventually` claims only. */
  readonly until: Condition | null;
}

export interface CompiledClaim {
  readonly claim: Claim;
  /** Empty for claims that are not about states. */
  readonly instances: readonly CompiledInstance[];
  /** Sorts that are empty in this scope, if for want of their objects the
   * claim is true of nothing, whatever the states. */
  readonly wants?: readonly Sort[];
}

export interface Program {
  readonly system: System;
  readonly components: readonly Component[];
  /** Ordered; the order fixes which shortest trace is reported. */
  readonly steps: readonly GroundStep[];
  /** Local state of every component at the start. */
  readonly initial: readonly number[];
  readonly claims: readonly CompiledClaim[];
}

/** A global state outside the packed store: one local state a component. */
export type GlobalState = readonly number[];
