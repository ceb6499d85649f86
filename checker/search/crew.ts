/**
 * The searchers of a search. It begins with one, on code that notes coverage;
 * the others join once there is enough to do, and the code is replaced by
 * leaner code once everything was exercised. Neither changes any result.
 */
import type { Engine, EngineSource, OwnerMemory } from '../generate/engine.js';
import type { Standing } from './standing.js';
import { FlagLog } from './coverage.js';
import { HitLog } from './hits.js';
import type { Room } from './room.js';
import type { Outfit, Searcher } from './searcher.js';
import { makeSearcher } from './searcher.js';
import type { Deployed } from './team.js';
import { Team } from './team.js';

/** What a search of one program needs of its searchers. */
export interface CrewPlan {
  /** Threads, 1 or more. */
  readonly size: number;
  readonly room: Room;
  /** `source(1, true)`, the code to begin with. */
  readonly first: EngineSource;
  /** The code for one of so many owners. */
  readonly source: (owners: number, instrumented: boolean) => EngineSource;
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
  #team: Team | null = null;
  #source: EngineSource;
  #searcher: Searcher;
  #instrumented = true;
  #deployed: Deployed | null = null;
  /** Successors generated before the last change of code. */
  #before = 0;

  constructor(plan: CrewPlan) {
    const { size, claims, flags } = plan;
    this.#plan = plan;
    this.#hitMemory = memories(size, HitLog.bytes(claims));
    this.#flagMemory = memories(size, FlagLog.bytes(flags));
    this.#source = plan.first;
    this.#searcher = makeSearcher(this.#outfit(0, null));
  }

  /** The main thread's engine, for the passes after the search. */
  get engine(): Engine {
    return this.#searcher.engine;
  }

  /** States that one round expands, at most. */
  get stride(): number {
    return this.#source.batch * (this.#deployed === null ? 1 : this.#plan.size);
  }

  /** New states that one round can find, at most. */
  get most(): number {
    return this.stride * this.#source.most;
  }

  #outfit(self: number, memory: OwnerMemory | null): Outfit {
    const { room, claims, once, flags } = this.#plan;
    return {
      source: this.#source,
      room,
      self,
      memory,
      claims,
      once,
      hitMemory: at(this.#hitMemory, self),
      flags: this.#instrumented
        ? { size: flags, memory: at(this.#flagMemory, self) }
        : null,
    };
  }

  /** Enters the initial state, whose words are in `engine.out`. */
  start(): void {
    this.engine.start();
    this.engine.enter(0, 1);
  }

  /**
   * Goes on where a saved search stood; its states are in the room.
   *
   * @returns how many of them differ
   */
  restore(saved: Standing): number {
    const hits = new Int32Array(at(this.#hitMemory, 0));
    hits.set(saved.firstHits);
    hits.set(saved.hitCounts, this.#plan.claims);
    new Int32Array(at(this.#flagMemory, 0)).set(saved.flags);
    this.#before = saved.transitions;
    return this.engine.enter(0, saved.count);
  }

  /**
   * Adapts to what the search has come to; what the searchers noted of
   * coverage must have been read before.
   *
   * @param count states known
   * @param exercised nothing is left to note
   * @param join there is enough to do for all threads
   */
  async adapt(
    count: number,
    { exercised, join }: { exercised: boolean; join: boolean },
  ): Promise<void> {
    const { size, source } = this.#plan;
    const joins = join && size > 1 && this.#team === null;
    const lean = this.#instrumented && exercised;
    if (!joins && !lean) return;
    this.#before = this.transitions();
    this.#instrumented &&= !exercised;
    if (joins) {
      this.#team = new Team(size);
      await this.#team.ready();
    }
    const owners = this.#team === null ? 1 : size;
    this.#source = source(owners, this.#instrumented);
    if (this.#team === null) this.#changeAlone();
    else this.#changeTogether(this.#team, count);
  }

  #changeTogether(team: Team, count: number): void {
    this.#deployed = team.equip(
      this.#source,
      count,
      (self, { owners }) => this.#outfit(self, at(owners, self)),
      (outfit) => makeSearcher(outfit, this.#searcher.hits),
    );
    this.#searcher = this.#deployed.searcher;
  }

  /** The new code finds the visited set as the old one left it. */
  #changeAlone(): void {
    const { engine } = this.#searcher;
    this.#searcher = makeSearcher(this.#outfit(0, null), this.#searcher.hits);
    this.engine.adopt(engine.places(), engine.held());
  }

  /**
   * Expands states `from` to `to`, at most `stride` of them.
   *
   * @param count states known
   * @returns states known afterwards
   */
  round(from: number, to: number, count: number): number {
    if (this.#team !== null && this.#deployed !== null)
      return this.#team.round(this.#deployed, from, to, count);
    this.engine.reserve(this.most);
    this.engine.expand(from, to);
    return this.engine.absorb(from, to, count);
  }

  /** Bytes of the visited set. */
  bytes(): number {
    return this.engine.bytes();
  }

  transitions(): number {
    return (
      this.#before +
      (this.#deployed === null
        ? this.engine.transitions()
        : sum(this.#deployed.shared.transitions))
    );
  }

  /** Of the searchers at work; the others' are not yet set up. */
  #atWork<T>(memories: readonly T[]): readonly T[] {
    return this.#deployed === null ? memories.slice(0, 1) : memories;
  }

  /** By claim: the first state that met its formula, -1 for none. */
  firstHits(): readonly number[] {
    return times(this.#plan.claims, (claim) =>
      this.#atWork(this.#hitMemory)
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
        this.#atWork(this.#hitMemory).map(
          (memory) => new Int32Array(memory)[claims + claim] ?? 0,
        ),
      ),
    );
  }

  /** By searcher: the first state of each coverage flag, while they are
   * noted. */
  flagLogs(): readonly Int32Array[] {
    if (!this.#instrumented) return [];
    return this.#atWork(this.#flagMemory).map(
      (memory) => new Int32Array(memory),
    );
  }

  /** Ends the other threads. */
  dismiss(): void {
    this.#team?.dismiss();
  }
}

function memories(count: number, bytes: number): SharedArrayBuffer[] {
  return times(count, () => new SharedArrayBuffer(bytes));
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
