/** Which watched claims' formulas were met, how often and where first. */
export class HitLog {
  /** By claim: index of the first such state, -1 for none. */
  readonly first: Int32Array;
  /** By claim: number of such states. */
  readonly counts: Int32Array;
  /** Bits of the claims still watched. */
  mask = -1;
  readonly #once: number;

  /**
   * @param once bits of the claims for which one state is enough
   * @param memory `bytes(claims)`, which searchers share
   */
  constructor(claims: number, once: number, memory: SharedArrayBuffer) {
    this.first = new Int32Array(memory, 0, claims);
    this.counts = new Int32Array(memory, claims * 4, claims);
    this.#once = once;
    this.first.fill(-1);
  }

  static bytes(claims: number): number {
    return claims * 8;
  }

  /** @returns the claims to watch from now on */
  note(state: number, claims: number): number {
    for (let n = 0; n < this.first.length; n++) {
      if ((claims & (1 << n)) === 0) continue;
      this.counts[n] = (this.counts[n] ?? 0) + 1;
      const known = this.first[n] ?? -1;
      if (known < 0 || state < known) this.first[n] = state;
    }
    this.mask &= ~(claims & this.#once);
    return this.mask;
  }
}
