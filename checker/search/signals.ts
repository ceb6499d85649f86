/** How the main thread tells its workers what to do, through shared memory. */

export const Command = {
  stop: 0,
  load: 1,
  expand: 2,
  sift: 3,
  settle: 4,
  grow: 5,
} as const;

const TURN = 0;
const DONE = 1;
const COMMAND = 2;
const COUNT = 3;
const FAILED = 4;
const RANGES = 5;

/** Looks this often before it sleeps; a round is a few milliseconds. */
const SPINS = 20_000;

export class Signals {
  readonly #cells: Int32Array;

  static bytes(size: number): number {
    return (RANGES + 2 * size) * 4;
  }

  constructor(memory: SharedArrayBuffer) {
    this.#cells = new Int32Array(memory);
  }

  /** Main: lets every worker carry out `command`; see `wait`. */
  tell(command: number, count: number): void {
    this.#cells[COMMAND] = command;
    this.#cells[COUNT] = count;
    Atomics.store(this.#cells, DONE, 0);
    Atomics.add(this.#cells, TURN, 1);
    Atomics.notify(this.#cells, TURN);
  }

  setRange(searcher: number, from: number, to: number): void {
    this.#cells[RANGES + 2 * searcher] = from;
    this.#cells[RANGES + 2 * searcher + 1] = to;
  }

  range(searcher: number): readonly [number, number] {
    return [
      this.#cells[RANGES + 2 * searcher] ?? 0,
      this.#cells[RANGES + 2 * searcher + 1] ?? 0,
    ];
  }

  /** Main: until all `workers` have done what they were told.
   * @throws if one of them failed */
  wait(workers: number): void {
    for (;;) {
      const done = this.#await(DONE, (value) => value >= workers);
      if (Atomics.load(this.#cells, FAILED) !== 0)
        throw new Error(
          'a search thread failed; its message was printed above. Usually ' +
            'it ran out of memory: try a smaller scope or --workers 1.',
        );
      if (done >= workers) return;
    }
  }

  /** Worker: the next command after turn `last`. */
  next(last: number): { turn: number; command: number; count: number } {
    const turn = this.#await(TURN, (value) => value !== last);
    return {
      turn,
      command: this.#cells[COMMAND] ?? Command.stop,
      count: this.#cells[COUNT] ?? 0,
    };
  }

  done(): void {
    Atomics.add(this.#cells, DONE, 1);
    Atomics.notify(this.#cells, DONE);
  }

  fail(): void {
    Atomics.store(this.#cells, FAILED, 1);
    this.done();
  }

  #await(cell: number, ready: (value: number) => boolean): number {
    for (let spin = 0; ; spin++) {
      const value = Atomics.load(this.#cells, cell);
      if (ready(value) || Atomics.load(this.#cells, FAILED) !== 0) return value;
      if (spin > SPINS) Atomics.wait(this.#cells, cell, value);
    }
  }
}
