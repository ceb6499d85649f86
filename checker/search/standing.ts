/** Where a search stands, and what is always true of that. */
import type { Room } from './room.js';

/** Where a search stands, between two rounds. */
export interface Standing {
  /** States found, and how many of them were expanded. */
  readonly count: number;
  readonly next: number;
  readonly levelEnd: number;
  readonly depth: number;
  readonly transitions: number;
  /** By claim: first state that met its formula, and how many did. */
  readonly firstHits: readonly number[];
  readonly hitCounts: readonly number[];
  /** By coverage flag: the state at which it went up, -1 for none. */
  readonly flags: readonly number[];
}

/** What the search that is to go on knows of itself. */
export interface Frame {
  /** 32-bit words a state takes. */
  readonly words: number;
  /** Claims watched, and coverage flags. */
  readonly claims: number;
  readonly flags: number;
  /** The word of a state and its bit that is 1 in every state. */
  readonly presence: { readonly word: number; readonly bit: number };
}

/**
 * What is wrong with a description, whatever the states are; null if nothing.
 *
 * @param saved anything that was read as JSON
 */
export function faultIn(
  saved: Readonly<Record<keyof Standing, unknown>>,
  { claims, flags }: Frame,
): string | null {
  const { count, next, levelEnd, depth, transitions } = saved;
  if (!isWhole(count) || count < 1) return 'the number of states is none';
  if (!isWhole(next) || !isWhole(levelEnd) || next > levelEnd)
    return 'more of a level is expanded than it has';
  if (levelEnd > count) return 'a level ends behind the last state';
  if (!isWhole(depth) || depth >= count) return 'the depth is none';
  if (!isWhole(transitions) || transitions < count - 1)
    return 'there are fewer transitions than states they led to';
  const below = (limit: number) => (index: number) => index < limit;
  if (!isList(saved.firstHits, claims, below(count)))
    return 'a claim is met in a state that is not there';
  if (!isList(saved.hitCounts, claims, (hits) => hits >= 0 && hits <= count))
    return 'a claim is met in more states than there are';
  const { firstHits, hitCounts } = saved;
  if (firstHits.some((first, n) => first < 0 !== (hitCounts[n] === 0)))
    return 'a claim is met nowhere, and yet so often';
  if (!isList(saved.flags, flags, below(next)))
    return 'something happened in a state that was not expanded';
  return null;
}

/**
 * What is wrong with the states and parents in a room; null if nothing.
 *
 * @param initial the state that the search begins with, as it is stored
 */
export function faultInRoom(
  { states, parents }: Room,
  { count, next, levelEnd, depth }: Standing,
  { words, presence }: Frame,
  initial: Int32Array,
): string | null {
  for (let n = 0; n < words; n++)
    if (states[n] !== initial[n])
      return 'the first state is not where the search begins';
  const bit = 1 << presence.bit;
  for (let at = presence.word; at < count * words; at += words)
    if (((states[at] ?? 0) & bit) === 0)
      return `state ${String((at - presence.word) / words)} is none`;
  if (parents[0] !== -1) return 'the first state has a parent';
  // Parents never decrease, so a level of children ends at the first state
  // whose parent is one of them.
  let from = 0;
  let to = 1;
  let level = 0;
  for (let n = 1; n < count; n++) {
    const parent = parents[n] ?? -1;
    if (parent < Math.max(0, parents[n - 1] ?? 0) || parent >= next)
      return `state ${String(n)} has a parent that cannot be its own`;
    if (parent >= n) return `state ${String(n)} comes before its parent`;
    if (parent < to) continue;
    from = to;
    to = n;
    level++;
  }
  // At work on the last level that has children, or on theirs.
  const onParents = levelEnd === to && depth === level && next >= from;
  const onChildren = levelEnd === count && depth === level + 1 && next >= to;
  return onParents || onChildren ? null : 'the levels are not these';
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isList(
  value: unknown,
  length: number,
  fits: (item: number) => boolean,
): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length === length &&
    value.every(
      (item: unknown) =>
        typeof item === 'number' &&
        Number.isSafeInteger(item) &&
        item >= -1 &&
        fits(item),
    )
  );
}
