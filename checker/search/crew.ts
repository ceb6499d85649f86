/** The threads of a search: one, or several that share the states. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Engine, EngineSource } from '../generate/engine.js';
import type { Enlistment } from './crew-worker.js';
import type { Standing } from './checkpoint.js';
import { FlagLog } from './coverage.js';
import { HitLog } from './hits.js';
import type { Room } from './room.js';
import type { Shared } from './rounds.js';
import { expandBlock, settleFresh, siftBoxes } from './rounds.js';
import type { Outfit, Searcher } from './searcher.js';
import { makeSearcher } from './searcher.js';
import { Command, Signals } from './signals.js';

/** What a search of one program needs of its threads. */
export interface CrewPlan {
  /** Threads, 1 or more. */
  readonly size: number;
  readonly room: Room;
  /** Watched claims, and the bits of those for which one state is enough. */
  readonly claims: number;
  readonly once: number;
  /** Coverage flags in all. */
  readonly flags: number;
}

export class Crew {
  readonly #plan: CrewPlan;
  readonly #hitMemory: readonly SharedArrayBuffer[];
  readonly #flagMemory: readonly SharedArrayBuffer[];
  readonly #signalMemory: SharedArrayBuffer;
  readonly #signals: Signals;
  readonly #shared: Shared;
  readonly #ports: MessagePort[] = [];
  readonly #workers: Worker[] = [];
  #source: EngineSource;
  #instrumented = true;
  #searcher: Searcher;

  /** @param source instrumented: notes coverage */
  constructor(plan: CrewPlan, source: EngineSource) {
    const { size } = plan;
    this.#plan = plan;
    this.#source = source;
    this.#hitMemory = times(
      size,
      () => new SharedArrayBuffer(HitLog.bytes(plan.claims)),
    );
    this.#flagMemory = times(
      size,
      () => new SharedArrayBuffer(FlagLog.bytes(plan.flags)),
    );
    this.#signalMemory = new SharedArrayBuffer(Signals.bytes(size));
    this.#signals = new Signals(this.#signalMemory);
    this.#shared = shareMemory(source, size);
    this.#searcher = makeSearcher(this.#outfit(0));
  }

  /**
   * Starts the other threads; needed once, before anything else.
   *
   * @throws if one of them cannot start
   */
  async ready(): Promise<void> {
    const { size } = this.#plan;
    for (let self = 1; self < size; self++) this.#enlist(self);
    await Promise.all(this.#workers.map((worker) => once(worker, 'online')));
    // From here on they wait for signals and must not keep the process.
    for (const worker of this.#workers) worker.unref();
    this.#sendOutfits(0);
  }

  /** The main thread's engine, for the passes after the search. */
  get engine(): Engine {
    return this.#searcher.engine;
  }

  /** States that one round expands, at most. */
  get stride(): number {
    return this.#source.batch * this.#plan.size;
  }

  /** New states that one round can find, at most. */
  get most(): number {
    return this.stride * this.#source.most;
  }

  #outfit(self: number): Outfit {
    const { room, claims, once, flags } = this.#plan;
    return {
      source: this.#source,
      room,
      self,
      memory: this.#plan.size === 1 ? null : at(this.#shared.owners, self),
      claims,
      once,
      hitMemory: at(this.#hitMemory, self),
      flags: this.#instrumented
        ? { size: flags, memory: at(this.#flagMemory, self) }
        : null,
    };
  }

  #enlist(self: number): void {
    const { port1, port2 } = new MessageChannel();
    const enlistment: Enlistment = {
      self,
      signals: this.#signalMemory,
      shared: this.#shared,
      port: port2,
    };
    const worker = new Worker(workerFile(), {
      workerData: enlistment,
      transferList: [port2],
    });
    this.#ports.push(port1);
    this.#workers.push(worker);
  }

  #sendOutfits(count: number): void {
    this.#ports.forEach((port, n) => {
      port.postMessage(this.#outfit(n + 1));
    });
    this.#everyone(Command.load, count, () => undefined);
  }

  /** Workers and main thread do the same; returns when all have done it. */
  #everyone(command: number, count: number, mine: () => void): void {
    if (this.#workers.length > 0) this.#signals.tell(command, count);
    mine();
    if (this.#workers.length > 0) this.#signals.wait(this.#workers.length);
  }

  /** Enters the initial state, whose words are in `engine.out`. */
  start(): void {
    this.engine.start();
    this.enter(1);
  }

  /** Enters the first `count` states of the room (start, resume). */
  enter(count: number): void {
    this.#searcher.engine.enter(0, count);
    this.#sendOutfits(count);
  }

  /** Goes on where a saved search stood; its states are in the room. */
  restore(saved: Standing): void {
    const hits = new Int32Array(at(this.#hitMemory, 0));
    hits.set(saved.firstHits);
    hits.set(saved.hitCounts, this.#plan.claims);
    new Int32Array(at(this.#flagMemory, 0)).set(saved.flags);
    this.#shared.transitions[0] = saved.transitions;
    this.enter(saved.count);
  }

  /** From here on code that notes no coverage. */
  goLean(source: EngineSource, count: number): void {
    this.#source = source;
    this.#instrumented = false;
    this.#searcher = makeSearcher(this.#outfit(0), this.#searcher.hits);
    this.#searcher.engine.reserve(count);
    this.enter(count);
  }

  /**
   * Expands states `from` to `to`, at most `stride` of them.
   *
   * @param count states known
   * @returns states known afterwards
   */
  round(from: number, to: number, count: number): number {
    const { size } = this.#plan;
    const { engine } = this.#searcher;
    if (size === 1) {
      engine.reserve(this.most);
      expandBlock(this.#shared, this.#searcher, 0, from, to);
      return engine.absorb(from, to, count);
    }
    const block = Math.ceil((to - from) / size);
    for (let n = 0; n < size; n++)
      this.#signals.setRange(
        n,
        Math.min(to, from + n * block),
        Math.min(to, from + (n + 1) * block),
      );
    this.#everyone(Command.expand, count, () => {
      expandBlock(this.#shared, this.#searcher, 0, ...this.#signals.range(0));
    });
    this.#everyone(Command.sift, count, () => {
      siftBoxes(this.#shared, this.#searcher, this.#source, 0);
    });
    let after = count;
    this.#everyone(Command.settle, count, () => {
      after = settleFresh(this.#shared, this.#searcher, this.#source, 0, count);
    });
    return after;
  }

  /** Bytes of the visited set, all parts. */
  bytes(): number {
    return this.engine.bytes() * this.#plan.size;
  }

  transitions(): number {
    return sum(this.#shared.transitions);
  }

  /** By claim: the first state that met its formula, -1 for none. */
  firstHits(): readonly number[] {
    return times(this.#plan.claims, (claim) =>
      this.#hitMemory
        .map((memory) => new Int32Array(memory)[claim] ?? -1)
        .filter((state) => state >= 0)
        .reduce((least, state) => Math.min(least, state), Infinity),
    ).map((state) => (state === Infinity ? -1 : state));
  }

  /** By claim: how many states met its formula. */
  hitCounts(): readonly number[] {
    const { claims } = this.#plan;
    return times(claims, (claim) =>
      sum(
        this.#hitMemory.map(
          (memory) => new Int32Array(memory)[claims + claim] ?? 0,
        ),
      ),
    );
  }

  /** For every searcher: the first state of each coverage flag. */
  flagLogs(): readonly Int32Array[] {
    return this.#flagMemory.map((memory) => new Int32Array(memory));
  }

  /** Ends the other threads. */
  dismiss(): void {
    if (this.#workers.length > 0) this.#signals.tell(Command.stop, 0);
    for (const port of this.#ports) port.close();
    this.#workers.length = 0;
  }
}

function shareMemory(source: EngineSource, size: number): Shared {
  const integers = (count: number): Int32Array =>
    new Int32Array(new SharedArrayBuffer(count * 4));
  const box = size === 1 ? 0 : source.region * size;
  return {
    size,
    owners: times(size, () => ({
      outbox: integers(box),
      ends: integers(source.batch),
      fresh: integers(box),
    })),
    lengths: integers(size * size),
    found: integers(size * size),
    starts: integers(size),
    transitions: new Float64Array(new SharedArrayBuffer(size * 8)),
  };
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

function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${String(index)}`);
  return item;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
