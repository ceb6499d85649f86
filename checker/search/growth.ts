/** The arrays of a search and how they grow. */
import type { Engine, Store } from '../generate/engine.js';

const FIRST_STATES = 2 ** 20;
const FIRST_SLOTS = 2 ** 18;
/** Slots are kept at most this full; see the limit in generate/engine.ts. */
const FULL = 0.7;

/**
 * Large fresh arrays cost nothing until they are written (the kernel maps
 * zero pages lazily), so room for states is doubled early and slots, which
 * are written all over, late.
 */
export class Growth {
  #store: Store;
  readonly #words: number;

  constructor(words: number) {
    this.#words = words;
    this.#store = {
      states: new Int32Array(FIRST_STATES * words),
      parents: new Int32Array(FIRST_STATES),
      slots: new Int32Array(FIRST_SLOTS),
    };
  }

  get store(): Store {
    return this.#store;
  }

  /** Bytes that `count` states take: states, parents and slots. */
  bytes(count: number): number {
    return count * 4 * (this.#words + 1) + this.#store.slots.byteLength;
  }

  /** Bytes in use while the arrays grow from `count` states. */
  bytesToGrow(count: number): number {
    const slots = this.#store.slots.byteLength;
    return this.bytes(count) * 2 + slots;
  }

  grow(engine: Engine, count: number): void {
    const { states, parents, slots } = this.#store;
    const room = parents.length;
    const moreRoom = count > room * 0.9 - engine.out.length;
    const larger = moreRoom ? room * 2 : room;
    const moreSlots = count > slots.length * FULL - engine.out.length - 1;
    this.#store = {
      states: moreRoom ? enlarge(states, larger * this.#words) : states,
      parents: moreRoom ? enlarge(parents, larger) : parents,
      slots: moreSlots ? new Int32Array(slots.length * 2) : slots,
    };
    engine.attach(this.#store, count);
    if (moreSlots) engine.rehash();
  }
}

function enlarge(
  array: Int32Array<ArrayBuffer>,
  length: number,
): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
