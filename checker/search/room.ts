/** The arrays that hold states and parents. */
import { totalmem } from 'node:os';
import { FULL } from '../generate/visited.js';
import type { ExploreOptions } from './exploration.js';

export interface Room {
  readonly states: Int32Array;
  readonly parents: Int32Array;
  /** How many states fit. */
  readonly capacity: number;
}

/**
 * A room as another thread received it. A view that is sent keeps its buffer,
 * but of its length only what fits in 32 bits: 4 GiB of states arrive as none.
 */
export function received({ states, parents, capacity }: Room): Room {
  return {
    states: new Int32Array(states.buffer),
    parents: new Int32Array(parents.buffer),
    capacity,
  };
}

export type Limits = Pick<ExploreOptions, 'maxStates' | 'maxBytes' | 'engine'>;

/** What a search gets that does not say: tens of millions of states. */
export const DEFAULT_BYTES = 2 ** 31;

/** More than any machine at hand has memory for. */
const MOST_STATES = 2 ** 28;

/** Places of states in the visited set are kept in 32 bits. */
const MOST_WORDS = 2 ** 32;

/** Whether a visited set of so many states can be laid out at all. */
export function tableFits(
  states: number,
  words: number,
  { engine: { words: most = MOST_WORDS } = {} }: Limits,
): boolean {
  const places = 2 ** Math.ceil(Math.log2(states / FULL));
  return places * words <= most;
}

/**
 * Reserves address space for as many states as could ever be wanted. Fresh
 * arrays of this size are zero pages that the system maps when first written,
 * so what is never used costs nothing and nothing is ever copied to grow.
 *
 * A process that has reserved more than the machine has cannot fork, so nobody
 * gets more than asked for.
 *
 * @param limits the search stops soon after so many states, or when they take
 * so many bytes
 * @param batch most states one batch can add
 */
export function makeRoom(
  words: number,
  { maxStates = Infinity, maxBytes = DEFAULT_BYTES, engine = {} }: Limits,
  batch: number,
): Room {
  const bytes = Math.min(maxBytes, totalmem());
  const affordable = Math.ceil(bytes / (4 * (words + 1))) + batch;
  const capacity = Math.min(
    maxStates + batch,
    affordable,
    engine.states ?? MOST_STATES,
    Math.floor(MOST_WORDS / words),
  );
  return {
    states: new Int32Array(new SharedArrayBuffer(capacity * words * 4)),
    parents: new Int32Array(new SharedArrayBuffer(capacity * 4)),
    capacity,
  };
}
