/** Conditions put together without what is already decided. */
import type { Condition } from '../compile/program.js';

export const TRUE: Condition = { kind: 'constant', value: true };
export const FALSE: Condition = { kind: 'constant', value: false };

export const isTrue = (condition: Condition): boolean =>
  condition.kind === 'constant' && condition.value;

export const isFalse = (condition: Condition): boolean =>
  condition.kind === 'constant' && !condition.value;

export function not(of: Condition): Condition {
  switch (of.kind) {
    case 'constant':
      return of.value ? FALSE : TRUE;
    case 'not':
      return of.of;
    case 'in':
      return { ...of, flags: of.flags.map((flag) => 1 - flag) };
    case 'all':
    case 'any':
    case 'equal':
      return { kind: 'not', of };
  }
}

export const all = (...parts: readonly Condition[]): Condition =>
  combine('all', parts);

export const any = (...parts: readonly Condition[]): Condition =>
  combine('any', parts);

function combine(kind: 'all' | 'any', parts: readonly Condition[]): Condition {
  const absorbing = kind === 'any';
  const rest: Condition[] = [];
  for (const part of parts) {
    if (part.kind === kind) rest.push(...part.of);
    else if (part.kind !== 'constant') rest.push(part);
    else if (part.value === absorbing) return part;
  }
  const [only] = rest;
  if (only === undefined) return absorbing ? FALSE : TRUE;
  return rest.length === 1 ? only : { kind, of: rest };
}

/** `then` where `condition` holds, `otherwise` where it does not. */
export function choose(
  condition: Condition,
  then: Condition,
  otherwise: Condition,
): Condition {
  if (isTrue(condition) || then === otherwise) return then;
  if (isFalse(condition)) return otherwise;
  if (isTrue(then)) return any(condition, otherwise);
  if (isFalse(then)) return all(not(condition), otherwise);
  if (isTrue(otherwise)) return any(not(condition), then);
  if (isFalse(otherwise)) return all(condition, then);
  return any(all(condition, then), all(not(condition), otherwise));
}

/** The components that decide a condition. */
export function readBy(condition: Condition): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (part: Condition): void => {
    switch (part.kind) {
      case 'constant':
        return;
      case 'in':
        found.add(part.component);
        return;
      case 'not':
        visit(part.of);
        return;
      case 'all':
      case 'any':
        part.of.forEach(visit);
        return;
      case 'equal':
        for (const amount of [part.left, part.right]) {
          for (const { component } of amount.lookups) found.add(component);
          amount.holds.forEach(visit);
        }
    }
  };
  visit(condition);
  return found;
}

/** How many look-ups it takes to decide a condition, at most. */
export function costOf(condition: Condition): number {
  switch (condition.kind) {
    case 'constant':
      return 0;
    case 'in':
      return 1;
    case 'not':
      return costOf(condition.of);
    case 'all':
    case 'any':
      return condition.of.reduce((sum, part) => sum + costOf(part), 0);
    case 'equal':
      return [condition.left, condition.right]
        .map((amount) =>
          amount.holds.reduce(
            (sum, part) => sum + costOf(part),
            amount.lookups.length,
          ),
        )
        .reduce((sum, cost) => sum + cost, 0);
  }
}

/** The same conjunction, asked cheapest first. */
export function cheapestFirst(condition: Condition): Condition {
  if (condition.kind !== 'all') return condition;
  const of = [...condition.of].sort((a, b) => costOf(a) - costOf(b));
  return { kind: 'all', of };
}
