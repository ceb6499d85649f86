/** Whether a script is, under a renaming, another one. */
import type { Instruction } from '../compile/program.js';
import type { Exchange } from './commute.js';
import type { Image } from './image.js';
import type { Keys } from './keys.js';

/** `order`: the same instructions, but their order may make a difference. */
export type Likeness = 'same' | 'order' | 'different';

export class Scripts {
  readonly #keys: Keys;
  readonly #itself: Image;
  readonly #exchange: Exchange;

  /** @param itself the image under the renaming that moves nothing */
  constructor(keys: Keys, itself: Image, exchange: Exchange) {
    this.#keys = keys;
    this.#itself = itself;
    this.#exchange = exchange;
  }

  /**
   * Compares what a renaming makes of `mine` with `theirs`.
   *
   * Two lists of the same instructions do the same if any two that stand in
   * another order may change places: one list becomes the other by exchanges
   * of neighbours.
   */
  compare(
    mine: readonly Instruction[],
    image: Image,
    theirs: readonly Instruction[],
  ): Likeness {
    const keys = this.#keys;
    if (keys.exactly(image, mine) === keys.exactly(this.#itself, theirs))
      return 'same';
    if (mine.length !== theirs.length) return 'different';
    const places = this.#match(mine, image, theirs);
    if (places === null) return 'different';
    for (const [n, place] of places.entries()) {
      const likeness = this.#compareOne(mine[n], image, theirs[place]);
      if (likeness !== 'same') return likeness;
    }
    for (let a = 0; a < places.length; a++)
      for (let b = a + 1; b < places.length; b++) {
        const first = places[a] ?? 0;
        const second = places[b] ?? 0;
        if (first < second) continue;
        const [x, y] = [theirs[first], theirs[second]];
        if (x === undefined || y === undefined) return 'different';
        if (!this.#exchange.allowed(x, y)) return 'order';
      }
    return 'same';
  }

  /** By instruction of `mine`: the place of its counterpart in `theirs`. */
  #match(
    mine: readonly Instruction[],
    image: Image,
    theirs: readonly Instruction[],
  ): readonly number[] | null {
    const places = mine.map(() => -1);
    const taken = new Set<number>();
    for (const kind of ['exact', 'loose'] as const) {
      const open = new Map<number, number[]>();
      theirs.forEach((instruction, place) => {
        if (taken.has(place)) return;
        const key = this.#keys[kind](this.#itself, instruction);
        open.set(key, [...(open.get(key) ?? []), place]);
      });
      mine.forEach((instruction, n) => {
        if (places[n] !== -1) return;
        const place = open.get(this.#keys[kind](image, instruction))?.shift();
        if (place === undefined) return;
        places[n] = place;
        taken.add(place);
      });
    }
    return places.includes(-1) ? null : places;
  }

  #compareOne(
    mine: Instruction | undefined,
    image: Image,
    theirs: Instruction | undefined,
  ): Likeness {
    if (mine?.kind !== 'if' || theirs?.kind !== 'if') return 'same';
    const then = this.compare(mine.then, image, theirs.then);
    return then === 'same'
      ? this.compare(mine.otherwise, image, theirs.otherwise)
      : then;
  }
}
