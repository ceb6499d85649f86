/** The arrays that hold states and parents. */
import { totalmem } from 'node:os';

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

/** More than any machine at hand has memory for. */
const MOST_STATES = 2 ** 28;

/**
 * Reserves address space for as many states as could ever be wanted. Fresh
 * arrays of this size are zero pages that the system maps when first written,
 * so what is never used costs nothing and nothing is ever copied to grow. What
 * lies in a room that was used before is not zero.
 *
 * @param maxStates the search stops soon after this many
 * @param batch most states one batch can add
 */
export function makeRoom(
  words: number,
  maxStates: number,
  batch: number,
): Room {
  const affordable = Math.floor(totalmem() / (4 * (words + 1)));
  const capacity = Math.min(maxStates + batch, affordable, MOST_STATES);
  const [states, parents] = [capacity * words, capacity];
  const at = spare.findIndex(
    (room) =>
      room.states.byteLength >= 4 * states &&
      room.parents.byteLength >= 4 * parents,
  );
  const [buffers = reserve(states, parents)] =
    at < 0 ? [] : spare.splice(at, 1);
  return {
    states: new Int32Array(buffers.states, 0, states),
    parents: new Int32Array(buffers.parents, 0, parents),
    capacity,
  };
}

const reserve = (states: number, parents: number): Buffers => ({
  states: new SharedArrayBuffer(4 * states),
  parents: new SharedArrayBuffer(4 * parents),
});

interface Buffers {
  readonly states: SharedArrayBuffer;
  readonly parents: SharedArrayBuffer;
}

/** What small searches of this thread have given back. Each fresh reservation
 * makes V8 collect garbage, which a thousand small searches would feel. */
const spare: Buffers[] = [];

/** A search, what it searches backwards in, and one inside it. */
const MOST_SPARE = 3;

/** Pages of a bigger search go back to the system with the room itself. */
const KEPT_BYTES = 2 ** 26;

/**
 * The room is read no more, and no other thread has it. What was written stays:
 * a search reads only what it has written.
 *
 * @param used states it holds
 */
export function giveBack(
  { states, parents, capacity }: Room,
  used: number,
): void {
  const bytes = (used / capacity) * (states.byteLength + parents.byteLength);
  if (
    bytes > KEPT_BYTES ||
    spare.length >= MOST_SPARE ||
    !(states.buffer instanceof SharedArrayBuffer) ||
    !(parents.buffer instanceof SharedArrayBuffer)
  )
    return;
  spare.push({ states: states.buffer, parents: parents.buffer });
}
