/** The threads of a search beside the main one, which share its states. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { EngineSource } from '../generate/engine.js';
import { SLOTS } from '../generate/engine.js';
import { FULL } from '../generate/visited.js';
import type { Enlistment, Parcel } from './crew-worker.js';
import type { Shared } from './rounds.js';
import { expandBlock, settleFresh, shareMemory, siftBoxes } from './rounds.js';
import type { Outfit, Searcher } from './searcher.js';
import { Command, Signals } from './signals.js';

export class Team {
  readonly #size: number;
  readonly #memory: SharedArrayBuffer;
  readonly #signals: Signals;
  readonly #ports: MessagePort[] = [];
  readonly #workers: Worker[] = [];
  #places = 0;
  #most = 0;

  /**
   * Starts the threads; `ready` must be awaited at once.
   *
   * @param size searchers, the main thread's included; 2 or more
   */
  constructor(size: number) {
    this.#size = size;
    this.#memory = new SharedArrayBuffer(Signals.bytes(size));
    this.#signals = new Signals(this.#memory);
    for (let self = 1; self < size; self++) this.#enlist(self);
  }

  /** @throws if one of the threads could not start */
  async ready(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => once(worker, 'online')));
    // From here on they wait for signals and must not keep the process.
    for (const worker of this.#workers) worker.unref();
  }

  #enlist(self: number): void {
    const { port1, port2 } = new MessageChannel();
    const enlistment: Enlistment = {
      self,
      signals: this.#memory,
      port: port2,
    };
    const worker = new Worker(workerFile(), {
      workerData: enlistment,
      transferList: [port2],
    });
    this.#ports.push(port1);
    this.#workers.push(worker);
  }

  /**
   * Gives every searcher its outfit and a visited set with the first `count`
   * states of the room.
   *
   * @param outfit for searcher n, counted from 0, the main thread
   * @param make takes the main thread's outfit
   */
  equip(
    source: EngineSource,
    count: number,
    outfit: (self: number, shared: Shared) => Outfit,
    make: (outfit: Outfit) => Searcher,
  ): Deployed {
    const shared = shareMemory(source, this.#size);
    const mine = outfit(0, shared);
    const { table } = mine.room;
    this.#most = table.length / source.words / this.#size;
    this.#places = Math.min(SLOTS, 2 ** Math.floor(Math.log2(this.#most)));
    // Half as full as it may get, for there is more to come.
    this.#provide((count / this.#size) * 2);
    table.fill(0);
    this.#ports.forEach((port, n) => {
      const parcel: Parcel = {
        outfit: outfit(n + 1, shared),
        shared,
        places: this.#places,
      };
      port.postMessage(parcel);
    });
    const searcher = make(mine);
    this.#everyone(Command.load, count, () => {
      searcher.engine.adopt(this.#places, 0);
      shared.held[0] = searcher.engine.enter(0, count);
    });
    return { searcher, shared, source };
  }

  /** More places for parts with so many states, as far as memory goes. */
  #provide(states: number): void {
    while (states > this.#places * FULL && this.#places * 2 <= this.#most)
      this.#places *= 2;
  }

  /** Expands states `from` to `to` of the room; see `Crew.round`. */
  round(deployed: Deployed, from: number, to: number, count: number): number {
    const { searcher, shared, source } = deployed;
    const block = Math.ceil((to - from) / this.#size);
    for (let n = 0; n < this.#size; n++)
      this.#signals.setRange(
        n,
        Math.min(to, from + n * block),
        Math.min(to, from + (n + 1) * block),
      );
    this.#everyone(Command.expand, count, () => {
      expandBlock(shared, searcher, 0, ...this.#signals.range(0));
    });
    this.#makeRoom(deployed);
    this.#everyone(Command.sift, count, () => {
      siftBoxes(shared, searcher, source, 0);
    });
    let after = count;
    this.#everyone(Command.settle, count, () => {
      after = settleFresh(shared, searcher, source, 0, count);
    });
    return after;
  }

  /** A bigger visited set, if what is in the outboxes might not fit. */
  #makeRoom({ searcher, shared, source }: Deployed): void {
    const stride = source.words + 1;
    const needed = Array.from(shared.held, (held, owner) =>
      shared.owners.reduce(
        (sum, _, from) =>
          sum + (shared.lengths[from * this.#size + owner] ?? 0) / stride,
        held,
      ),
    );
    const before = this.#places;
    this.#provide(Math.max(...needed));
    if (this.#places === before) return;
    this.#everyone(Command.grow, this.#places, () => {
      searcher.engine.grow(this.#places);
    });
  }

  /** All do the same at once; returns when all have done it. */
  #everyone(command: number, count: number, mine: () => void): void {
    this.#signals.tell(command, count);
    mine();
    this.#signals.wait(this.#workers.length);
  }

  /** Ends the threads. */
  dismiss(): void {
    if (this.#workers.length > 0) this.#signals.tell(Command.stop, 0);
    for (const port of this.#ports) port.close();
    this.#workers.length = 0;
    this.#ports.length = 0;
  }
}

/** The main thread's part of a team at work. */
export interface Deployed {
  readonly searcher: Searcher;
  readonly shared: Shared;
  readonly source: EngineSource;
}

/** The compiled worker; tests run from the TypeScript sources, for which the
 * build's output stands beside them. */
function workerFile(): URL {
  const beside = new URL('./crew-worker.js', import.meta.url);
  if (existsSync(fileURLToPath(beside))) return beside;
  const built = new URL(
    '../../dist/checker/search/crew-worker.js',
    import.meta.url,
  );
  if (existsSync(fileURLToPath(built))) return built;
  throw new Error(
    `the search thread's program is missing; looked for ${beside.pathname} ` +
      `and ${built.pathname}. Run 'npm run build', or use one worker.`,
  );
}
