/**
 * The part of a parallel round that every searcher does for itself.
 *
 * A round expands one block of consecutive states a searcher. Each successor
 * goes to the searcher that owns its hash, which looks it up in its part of
 * the visited set. Because the blocks, and the successors within a block,
 * keep their order on the way, every state gets the very index and parent it
 * would have got from one searcher alone; nothing depends on timing.
 */
import type { EngineSource } from '../generate/engine.js';
import type { Searcher } from './searcher.js';

/** Shared memory of a crew of searchers. */
export interface Shared {
  readonly size: number;
  /** `outboxes[from][to]`. */
  readonly outboxes: readonly (readonly Int32Array[])[];
  /** `lengths[from * size + to]`: words in that outbox. */
  readonly lengths: Int32Array;
  /** By owner: new states with parent and place in their block. */
  readonly fresh: readonly Int32Array[];
  /** `found[owner * size + from]`: new states the owner found in that box. */
  readonly found: Int32Array;
  /** By searcher: successors generated so far. */
  readonly transitions: Float64Array;
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
  for (let from = 0; from < shared.size; from++) {
    const box = shared.outboxes[from]?.[self];
    const length = shared.lengths[from * shared.size + self] ?? 0;
    if (box === undefined) continue;
    searcher.engine.reserve(length / (source.words + 2));
    const after = searcher.engine.sift(box, length, place);
    shared.found[self * shared.size + from] = after - place;
    place = after;
  }
}

/** Gives this owner's new states their indices. @returns the new count */
export function settleFresh(
  shared: Shared,
  searcher: Searcher,
  source: EngineSource,
  self: number,
  count: number,
): number {
  const { size, fresh, found } = shared;
  const stride = source.words + 2;
  const order = source.words + 1;
  const at = new Array<number>(size).fill(0);
  let base = count;
  for (let from = 0; from < size; from++) {
    const ends = at.map(
      (start, owner) => start + (found[owner * size + from] ?? 0),
    );
    const starts = [...at];
    const mine = fresh[self];
    for (let j = starts[self] ?? 0; j < (ends[self] ?? 0); j++) {
      const rank = mine?.[j * stride + order] ?? 0;
      let index = base + j - (starts[self] ?? 0);
      for (let owner = 0; owner < size; owner++) {
        if (owner === self) continue;
        const theirs = fresh[owner];
        const end = ends[owner] ?? 0;
        let cursor = at[owner] ?? 0;
        while (cursor < end && (theirs?.[cursor * stride + order] ?? 0) < rank)
          cursor++;
        at[owner] = cursor;
        index += cursor - (starts[owner] ?? 0);
      }
      searcher.engine.settle(j, index);
    }
    for (let owner = 0; owner < size; owner++) {
      base += (ends[owner] ?? 0) - (starts[owner] ?? 0);
      at[owner] = ends[owner] ?? 0;
    }
  }
  return base;
}
