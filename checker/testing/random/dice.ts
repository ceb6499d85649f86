/** Repeatable choices: the same seed throws the same. */
export class Dice {
  #state: number;

  /** @param seed a whole number of at most 32 bits */
  constructor(seed: number) {
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
    this.#next();
  }

  /** mulberry32. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** 0 to `n` - 1. */
  below(n: number): number {
    return this.#next() % n;
  }

  /** True once in `n` throws. */
  once(n: number): boolean {
    return this.below(n) === 0;
  }

  /** `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  /** @throws if there is nothing to choose from */
  pick<T>(list: readonly T[]): T {
    const found = list[this.below(Math.max(1, list.length))];
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  }

  /** One of several by weight, for example `[[3, 'often'], [1, 'rarely']]`. */
  weigh<T>(choices: readonly (readonly [number, T])[]): T {
    let left = this.below(choices.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, choice] of choices) {
      if (left < weight) return choice;
      left -= weight;
    }
    throw new RangeError('nothing to choose from');
  }

  /** `from` to `to` of a list, in its order. */
  some<T>(list: readonly T[], from: number, to: number): readonly T[] {
    const left = [...list.keys()];
    const size = Math.min(list.length, this.between(from, to));
    const chosen = new Set<number>();
    while (chosen.size < size)
      for (const at of left.splice(this.below(left.length), 1)) chosen.add(at);
    return list.filter((_, n) => chosen.has(n));
  }

  times<T>(from: number, to: number, make: (n: number) => T): readonly T[] {
    return Array.from({ length: this.between(from, to) }, (_, n) => make(n));
  }
}
