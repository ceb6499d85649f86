/**
 * Operations: straight scripts of messages, cut into sections, as data.
 */
import type { EnumDomain, Sort } from './domain.js';
import type { Address, Formula, Operand, Var } from './formula.js';

/** The identifier of a rule; a step that carries one is left out when the
 * design switches the rule off. */
export type RuleId = string;

/** An errno name as the kernel spells it, for example `EBUSY`. */
export type Errno = string;

/** A message to one chart. If the chart refuses it, the section as a whole
 * has no effect and the operation ends with `errno`, or with the errno of the
 * rule that refused it. */
export interface Send {
  readonly kind: 'send';
  readonly to: Address;
  readonly event: string;
  readonly with: Readonly<Record<string, Operand>>;
  readonly errno: Errno;
  readonly rule?: RuleId;
}

/** Steps under a condition, evaluated where it stands in the section. */
export interface When {
  readonly kind: 'when';
  readonly condition: Formula;
  readonly then: readonly Step[];
  readonly otherwise: readonly Step[];
  readonly rule?: RuleId;
}

/** Steps for every object of a sort for which `where` holds when reached. */
export interface ForEach {
  readonly kind: 'forEach';
  readonly each: Var;
  readonly sort: Sort;
  readonly where?: Formula;
  readonly steps: readonly Step[];
  readonly rule?: RuleId;
}

/** The section fails with `errno` unless the formula holds. */
export interface Require {
  readonly kind: 'require';
  readonly condition: Formula;
  readonly errno: Errno;
  readonly rule?: RuleId;
}

/** The section waits: it is not enabled until the formula holds. */
export interface WaitFor {
  readonly kind: 'waitFor';
  readonly condition: Formula;
  readonly rule?: RuleId;
}

export type Step = Send | When | ForEach | Require | WaitFor;

/** What happens under one lock hold, or as one hardware step. */
export interface Section {
  readonly name: string;
  /** The kernel function or hardware step it stands for. */
  readonly standsFor: string;
  readonly steps: readonly Step[];
  /** Left out when this rule is off. */
  readonly rule?: RuleId;
  /** Run as one section of its own when a later section is refused. */
  readonly undo?: readonly Step[];
}

/** Who performs an operation. A `thread` may stand between two sections; any
 * other agent acts in operations of one section. */
export interface Agent {
  readonly kind: 'thread' | 'device' | 'host';
  /** The parameter that names the acting object. */
  readonly var: Var;
  readonly sort: Sort;
}

export interface Operation {
  readonly name: string;
  /** One paragraph for the reader, with what it leaves out. */
  readonly meaning: string;
  /** Tags of kernel-facts.md. */
  readonly source: string;
  readonly agent: Agent;
  /** Objects or words that the caller, or the hardware, chooses. */
  readonly params: Readonly<Record<Var, Sort | EnumDomain>>;
  /** Which arguments can be named in the real interface (no state read). */
  readonly where?: Formula;
  readonly sections: readonly Section[];
}

export const defineOperation = (operation: Operation): Operation => operation;

export const section = (
  name: string,
  standsFor: string,
  steps: readonly Step[],
  more: { readonly rule?: RuleId; readonly undo?: readonly Step[] } = {},
): Section => ({ name, standsFor, steps, ...more });

export const send = (
  to: Address,
  event: string,
  payload: Readonly<Record<string, Operand>> = {},
  errno: Errno = 'EINVAL',
): Send => ({ kind: 'send', to, event, with: payload, errno });

export const when = (
  condition: Formula,
  then: readonly Step[],
  otherwise: readonly Step[] = [],
): When => ({ kind: 'when', condition, then, otherwise });

export const forEach = (
  each: Var,
  sort: Sort,
  where: Formula | undefined,
  steps: readonly Step[],
): ForEach => ({
  kind: 'forEach',
  each,
  sort,
  ...(where === undefined ? {} : { where }),
  steps,
});

export const require = (condition: Formula, errno: Errno): Require => ({
  kind: 'require',
  condition,
  errno,
});

export const waitFor = (condition: Formula): WaitFor => ({
  kind: 'waitFor',
  condition,
});

/** The step, left out when `rule` is off. */
export const under = <S extends Step>(rule: RuleId, step: S): S => ({
  ...step,
  rule,
});
