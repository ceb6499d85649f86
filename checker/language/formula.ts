/**
 * Predicates over the state, as data.
 *
 * Scripts use them as conditions, claims as what must never or sometimes
 * hold. Being data, they can be compiled, exported to other checkers and
 * printed; no predicate is a function.
 */
import type { Sort } from './domain.js';

/** The name of a parameter or of a quantified variable. */
export type Var = string;

/** An object: a variable, or a fixed relation of the scope applied to one. */
export type Term = Var | { readonly relation: string; readonly of: Term };

/** One component: an instance of a chart. */
export interface Address {
  readonly chart: string;
  readonly of: readonly Term[];
}

/** A payload or field value: an object, or a literal of a non-object domain. */
export type Operand =
  Term | { readonly literal: string | number | boolean | null };

export const lit = (
  literal: string | number | boolean | null,
): { readonly literal: string | number | boolean | null } => ({ literal });

/** A relation fixed by the scope, such as the VM an mdev is assigned to. */
export const apply = (relation: string, of: Term): Term => ({ relation, of });

/** A number read from the state. */
export type Quantity =
  | { readonly kind: 'field'; readonly at: Address; readonly field: string }
  | {
      readonly kind: 'count';
      readonly each: Var;
      readonly sort: Sort;
      readonly such: Formula;
    }
  | { readonly kind: 'sum'; readonly of: readonly Quantity[] }
  /** 1 where the formula holds, else 0. */
  | { readonly kind: 'holds'; readonly such: Formula };

export type Formula =
  /** The component is in one of `states` and its context agrees. */
  | {
      readonly kind: 'is';
      readonly at: Address;
      readonly states?: readonly string[];
      readonly having?: Readonly<Record<string, Operand>>;
    }
  /** The two terms name the same object. */
  | { readonly kind: 'same'; readonly left: Term; readonly right: Term }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'all'; readonly of: readonly Formula[] }
  | { readonly kind: 'any'; readonly of: readonly Formula[] }
  | {
      readonly kind: 'exists' | 'forall';
      readonly each: Var;
      readonly sort: Sort;
      readonly such: Formula;
    }
  | {
      readonly kind: 'equal';
      readonly left: Quantity;
      readonly right: Quantity;
    }
  /** The thread is between two sections of one of these operations. */
  | {
      readonly kind: 'running';
      readonly thread: Term;
      readonly operations?: readonly string[];
    };

export const is = (
  at: Address,
  states?: string | readonly string[],
  having?: Readonly<Record<string, Operand>>,
): Formula => ({
  kind: 'is',
  at,
  ...(states === undefined
    ? {}
    : { states: typeof states === 'string' ? [states] : states }),
  ...(having === undefined ? {} : { having }),
});

export const same = (left: Term, right: Term): Formula => ({
  kind: 'same',
  left,
  right,
});

export const not = (of: Formula): Formula => ({ kind: 'not', of });

export const all = (...of: readonly Formula[]): Formula => ({
  kind: 'all',
  of,
});

export const any = (...of: readonly Formula[]): Formula => ({
  kind: 'any',
  of,
});

export const exists = (each: Var, sort: Sort, such: Formula): Formula => ({
  kind: 'exists',
  each,
  sort,
  such,
});

export const forall = (each: Var, sort: Sort, such: Formula): Formula => ({
  kind: 'forall',
  each,
  sort,
  such,
});

export const equal = (left: Quantity, right: Quantity): Formula => ({
  kind: 'equal',
  left,
  right,
});

export const running = (
  thread: Term,
  operations?: readonly string[],
): Formula => ({
  kind: 'running',
  thread,
  ...(operations === undefined ? {} : { operations }),
});

export const field = (at: Address, name: string): Quantity => ({
  kind: 'field',
  at,
  field: name,
});

export const count = (each: Var, sort: Sort, such: Formula): Quantity => ({
  kind: 'count',
  each,
  sort,
  such,
});

export const sum = (...of: readonly Quantity[]): Quantity => ({
  kind: 'sum',
  of,
});

export const holds = (such: Formula): Quantity => ({ kind: 'holds', such });
