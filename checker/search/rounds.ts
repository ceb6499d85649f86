/**
 * The part of a parallel round that every searcher does for itself.
 *
 * A round expands one block of consecutive states a searcher. Nobody writes
 * to the visited set meanwhile, so everybody may look into all of it, and only
 * successors that nobody has met before go on: each to the searcher that owns
 * its hash, which enters it in its part of the set. Because the blocks, and
 * the successors within a block, keep their order on the way, every state gets
 * the very index and parent it would have got from one searcher alone; nothing
 * depends on timing.
 */
import type { EngineSource, OwnerMemory } from '../generate/engine.js';
import type { Searcher } from './searcher.js';

/** Shared memory of a crew of searchers. */
export interface Shared {
  readonly size: number;
  readonly owners: readonly OwnerMemory[];
  /** `lengths[from * size + to]`: words that `from` has for `to`. */
  readonly lengths: Int32Array;
  /** `found[owner * size + from]`: new states the owner found in that box. */
  readonly found: Int32Array;
  /** By owner: states in its part of the visited set. */
  readonly held: Int32Array;
  /** By searcher: the first state of its block. */
  readonly starts: Int32Array;
  /** By searcher: successors generated so far. */
  readonly transitions: Float64Array;
}

/** @param size searchers, 2 or more: one alone shares nothing */
export function shareMemory(source: EngineSource, size: number): Shared {
  const integers = (count: number): Int32Array =>
    new Int32Array(new SharedArrayBuffer(count * 4));
  const box = source.region * size;
  return {
    size,
    owners: Array.from({ length: size }, () => ({
      outbox: integers(box),
      ends: integers(source.batch),
      fresh: integers(box),
    })),
    lengths: integers(size * size),
    found: integers(size * size),
    held: integers(size),
    starts: integers(size),
    transitions: new Float64Array(new SharedArrayBuffer(size * 8)),
  };
}

export function expandBlock(
  shared: Shared,
  searcher: Searcher,
  self: number,
  from: number,
  to: number,
): void {
  const before = searcher.engine.transitions();
  searcher.engine.expand(from, to);
  shared.lengths.set(searcher.engine.lengths, self * shared.size);
  shared.starts[self] = from;
  shared.transitions[self] =
    (shared.transitions[self] ?? 0) + searcher.engine.transitions() - before;
}

export function siftBoxes(
  shared: Shared,
  searcher: Searcher,
  source: EngineSource,
  self: number,
): void {
  let place = 0;
  const start = self * source.region;
  shared.owners.forEach(({ outbox }, from) => {
    const length = shared.lengths[from * shared.size + self] ?? 0;
    const after = searcher.engine.sift(outbox, start, start + length, place);
    shared.found[self * shared.size + from] = after - place;
    place = after;
  });
  shared.held[self] = (shared.held[self] ?? 0) + place;
}

/** Gives this owner's new states their indices. @returns the new count */
export function settleFresh(
  shared: Shared,
  searcher: Searcher,
  source: EngineSource,
  self: number,
  count: number,
): number {
  const { size, owners, found } = shared;
  const stride = source.words + 1;
  const rankOf = (owner: number, place: number): number =>
    owners[owner]?.fresh[place * stride + source.words] ?? 0;
  // By owner: the first of its new states that is not yet counted.
  const at = new Array<number>(size).fill(0);
  let base = count;
  for (let from = 0; from < size; from++) {
    const starts = [...at];
    const ends = at.map(
      (start, owner) => start + (found[owner * size + from] ?? 0),
    );
    const batch = owners[from]?.ends;
    const first = shared.starts[from] ?? 0;
    let parent = 0;
    for (let mine = starts[self] ?? 0; mine < (ends[self] ?? 0); mine++) {
      const rank = rankOf(self, mine);
      while ((batch?.[parent] ?? Infinity) <= rank) parent++;
      let index = base + mine - (starts[self] ?? 0);
      for (let owner = 0; owner < size; owner++) {
        if (owner === self) continue;
        let cursor = at[owner] ?? 0;
        while (cursor < (ends[owner] ?? 0) && rankOf(owner, cursor) < rank)
          cursor++;
        at[owner] = cursor;
        index += cursor - (starts[owner] ?? 0);
      }
      searcher.engine.settle(mine, index, first + parent);
    }
    for (let owner = 0; owner < size; owner++) {
      base += (ends[owner] ?? 0) - (starts[owner] ?? 0);
      at[owner] = ends[owner] ?? 0;
    }
  }
  return base;
}
