/** The arrays that hold states and parents. */
import { totalmem } from 'node:os';
import { FULL, TIGHT, TIGHT_PART } from '../generate/visited.js';
import type { ExploreOptions } from './exploration.js';

export interface Room {
  readonly states: Int32Array;
  readonly parents: Int32Array;
  /** For the visited set. */
  readonly table: Int32Array;
  /** How many states fit. */
  readonly capacity: number;
}

/**
 * A room as another thread received it. A view that is sent keeps its buffer,
 * but of its length only what fits in 32 bits: 4 GiB of states arrive as none.
 */
export function received({ states, parents, table, capacity }: Room): Room {
  return {
    states: new Int32Array(states.buffer),
    parents: new Int32Array(parents.buffer),
    table: new Int32Array(table.buffer),
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

/** Not even one round fits into the memory that a search was given. */
export class RoomError extends Error {
  override readonly name = 'RoomError';

  /** @param least bytes that would do */
  constructor(readonly least: number) {
    super(
      `a search of this program takes ${String(least)} bytes at least. ` +
        `Give it more, or take a smaller scope.`,
    );
  }
}

/**
 * Reserves address space for as many states as could ever be wanted. Fresh
 * arrays of this size are zero pages that the system maps when first written,
 * so what is never used costs nothing and nothing is ever copied to grow.
 *
 * All of it together is no more than what was asked for: the visited set gets
 * the largest table that still leaves the states it may then hold their place.
 *
 * A process that has reserved more than the machine has cannot fork, so nobody
 * gets more than asked for.
 *
 * @param limits the search stops soon after so many states, or when the next
 * round might take it over so many bytes
 * @param batch most states one round can add
 * @param owners parts of the visited set
 * @throws {RoomError} if not even one round fits
 */
export function makeRoom(
  words: number,
  { maxStates = Infinity, maxBytes = DEFAULT_BYTES, engine = {} }: Limits,
  batch: number,
  owners = 1,
): Room {
  const bytes = Math.min(maxBytes, totalmem());
  const { states: mostStates = MOST_STATES, words: mostWords = MOST_WORDS } =
    engine;
  const tight = owners === 1 ? TIGHT : TIGHT_PART;
  const state = 4 * (words + 1);
  const place = 4 * words * owners;
  const wanted = Math.min(
    maxStates + batch,
    mostStates,
    Math.floor((mostWords / words) * tight),
  );
  // Growing to so many places needs them and the states that made it grow.
  let places = 2 ** 10;
  while (
    places * owners * FULL < wanted &&
    places * 2 * owners * words <= mostWords &&
    places * 2 * place + places * owners * FULL * state <= bytes
  )
    places *= 2;
  const capacity = Math.floor(
    Math.min(wanted, (bytes - places * place) / state, places * owners * tight),
  );
  if (capacity < Math.min(wanted, batch + 1))
    throw new RoomError(leastFor(batch + 1, state, place, tight * owners));
  return {
    states: new Int32Array(new SharedArrayBuffer(capacity * words * 4)),
    parents: new Int32Array(new SharedArrayBuffer(capacity * 4)),
    table: new Int32Array(new SharedArrayBuffer(places * place)),
    capacity,
  };
}

/** Bytes for a room of so many states. */
function leastFor(
  states: number,
  state: number,
  place: number,
  tight: number,
): number {
  let places = 2 ** 10;
  while (places * tight < states) places *= 2;
  return places * place + Math.max(places * FULL * tight, states) * state;
}
