/** Exhaustive breadth-first search of a program. */
import { createHash } from 'node:crypto';
import type {
  CompiledClaim,
  GlobalState,
  Program,
} from '../compile/program.js';
import type { EngineSource } from '../generate/engine.js';
import { batchOf, engineSource } from '../generate/engine.js';
import type { Layout } from '../pack/layout.js';
import { layOut, pack, unpack } from '../pack/layout.js';
import { TooLarge } from '../wellformed/problem.js';
import { audit } from '../symmetry/audit.js';
import type { Symmetry } from '../symmetry/symmetry.js';
import { NO_SYMMETRY, orderOf, symmetryOf } from '../symmetry/symmetry.js';
import type { Standing } from './checkpoint.js';
import { Checkpoint, CheckpointError } from './checkpoint.js';
import type { Clock } from './clock.js';
import { startClock } from './clock.js';
import { Coverage, FlagMap } from './coverage.js';
import { Crew } from './crew.js';
import type {
  Exploration,
  ExploreOptions,
  JoinAt,
  Finding,
  Stop,
} from './exploration.js';
import { findFairCycle } from './eventually.js';
import type { Hits } from './findings.js';
import { idleClaims, refusalFinding, stateFinding } from './findings.js';
import { findStuck } from './recoverable.js';
import { findTracelessRefusals } from './refusals.js';
import type { Room } from './room.js';
import { DEFAULT_BYTES, makeRoom, tableFits } from './room.js';
import type { Searched } from './searched.js';

/** Starting threads takes some tenths of a second, a round several thousand
 * states. */
const JOIN_AT: JoinAt = { states: 4096, seconds: 1 };

/** States in which symmetry is checked once more after the search. */
const AUDITED = 32;

/** Claims are watched as bits of one integer. */
const MAX_WATCHED = 31;

/**
 * Visits every reachable state once, nearest first.
 *
 * Deterministic: the same program gives the same counts and the same traces.
 * Never throws on a limit; see `stopped`.
 */
export async function explore(
  program: Program,
  options: ExploreOptions = {},
): Promise<Exploration> {
  return new Search(program, options).run();
}

class Search {
  readonly #program: Program;
  readonly #options: ExploreOptions;
  readonly #layout: Layout;
  readonly #watched: readonly CompiledClaim[];
  readonly #flags: FlagMap;
  readonly #coverage: Coverage;
  readonly #room: Room;
  readonly #clock: Clock;
  readonly #crew: Crew;
  readonly #symmetry: Symmetry;
  readonly #checkpoint: Checkpoint | null;
  #saveAt = 0;
  #depth = 0;

  constructor(program: Program, options: ExploreOptions) {
    this.#program = program;
    this.#options = options;
    this.#layout = layOut(program);
    this.#watched = watchedClaims(program);
    this.#flags = new FlagMap(program);
    this.#coverage = new Coverage(program, this.#flags);
    this.#clock = startClock(options);
    this.#symmetry =
      options.symmetry === true ? symmetryOf(program) : NO_SYMMETRY;
    const size = options.workers ?? 1;
    const source = this.#source(1, true);
    this.#room = makeRoom(
      this.#layout.words,
      options,
      batchOf(size) * source.most * size,
    );
    this.#crew = new Crew({
      size,
      room: this.#room,
      first: source,
      source: (owners, instrumented) => this.#source(owners, instrumented),
      claims: this.#watched.length,
      once: this.#bits((claim) => claim.kind === 'sometimes'),
      flags: this.#flags.size,
    });
    this.#checkpoint =
      options.checkpoint === undefined
        ? null
        : new Checkpoint(
            options.checkpoint.folder,
            identityOf(source),
            this.#layout.words,
          );
    this.#saveAt = options.checkpoint?.everySeconds ?? 30;
  }

  #bits(chosen: (claim: CompiledClaim['claim']) => boolean): number {
    return this.#watched.reduce(
      (bits, { claim }, n) => (chosen(claim) ? bits | (1 << n) : bits),
      0,
    );
  }

  #source(owners: number, instrumented: boolean): EngineSource {
    return engineSource(
      this.#program,
      this.#layout,
      this.#watched,
      instrumented ? this.#flags.index : null,
      owners,
      this.#symmetry,
    );
  }

  #bytes(count: number): number {
    return count * 4 * (this.#layout.words + 1) + this.#crew.bytes();
  }

  async run(): Promise<Exploration> {
    try {
      return await this.#search();
    } finally {
      this.#crew.dismiss();
    }
  }

  async #search(): Promise<Exploration> {
    this.#crew.engine.out.set(pack(this.#layout, this.#program.initial));
    this.#crew.start();
    const resumed = this.#resume();
    let next = resumed?.next ?? 0;
    let count = resumed?.count ?? 1;
    let levelEnd = resumed?.levelEnd ?? 1;
    let stopped: Stop | null = null;
    const save = (): void => {
      this.#save(count, next, levelEnd);
    };
    while (next < count) {
      if (next === levelEnd) {
        this.#depth++;
        levelEnd = count;
        await this.#adapt(count, count - next);
      }
      stopped = this.#limit(count);
      if (stopped !== null) break;
      const to = Math.min(levelEnd, next + this.#crew.stride);
      count = this.#crew.round(next, to, count);
      next = to;
      stopped = await this.#clock.tick({
        phase: 'search',
        states: count,
        transitions: this.#crew.transitions(),
        depth: this.#depth,
        open: count - next,
      });
      if (stopped !== null) break;
      if (this.#clock.seconds() > this.#saveAt) save();
    }
    if (stopped !== null) save();
    this.#mergeCoverage();
    // The passes that follow have the memory and the cores to themselves.
    this.#crew.dismiss();
    return this.#finish(count, next, stopped);
  }

  /** Where an earlier run stood; null if this one starts from scratch. */
  #resume(): Standing | null {
    const { checkpoint } = this.#options;
    if (checkpoint === undefined) return null;
    const saved = checkpoint.resume
      ? this.#checkpoint?.load(this.#room)
      : undefined;
    if (checkpoint.resume && saved == null)
      throw new CheckpointError(
        `nothing to resume in ${checkpoint.folder}: it holds no checkpoint. ` +
          `Start the search without --resume, or name the right folder.`,
      );
    if (saved == null) return null;
    this.#depth = saved.depth;
    this.#crew.restore(saved);
    return saved;
  }

  #save(count: number, next: number, levelEnd: number): void {
    const every = this.#options.checkpoint?.everySeconds ?? 30;
    this.#saveAt = this.#clock.seconds() + every;
    this.#mergeCoverage();
    this.#checkpoint?.save(this.#room, {
      count,
      next,
      levelEnd,
      depth: this.#depth,
      transitions: this.#crew.transitions(),
      firstHits: this.#crew.firstHits(),
      hitCounts: this.#crew.hitCounts(),
      flags: this.#coverage.first(),
    });
  }

  #mergeCoverage(): void {
    for (const log of this.#crew.flagLogs()) this.#coverage.merge(log);
  }

  /** Between two levels, of which the next has `open` states. */
  async #adapt(count: number, open: number): Promise<void> {
    this.#mergeCoverage();
    const joinAt = this.#options.joinAt ?? JOIN_AT;
    await this.#crew.adapt(count, {
      // Then noting what happens costs time for nothing.
      exercised: this.#coverage.complete(),
      join: open >= joinAt.states && this.#clock.seconds() >= joinAt.seconds,
    });
  }

  /** States spread over the whole search, the last one among them. */
  #sample(count: number): readonly GlobalState[] {
    const { words } = this.#layout;
    const size = Math.min(count, AUDITED);
    return Array.from({ length: size }, (_, n) =>
      unpack(
        this.#layout,
        this.#room.states,
        Math.floor(((n + 1) * count) / size - 1) * words,
      ),
    );
  }

  #limit(count: number): Stop | null {
    const { maxStates, maxBytes, maxDepth, until } = this.#options;
    const sought = this.#watched.findIndex(({ claim }) => claim.name === until);
    if (sought >= 0 && (this.#crew.firstHits()[sought] ?? -1) >= 0)
      return 'found';
    if (this.#depth >= (maxDepth ?? Infinity)) return 'depth';
    if (count >= (maxStates ?? Infinity)) return 'states';
    if (this.#bytes(count) > (maxBytes ?? DEFAULT_BYTES)) return 'memory';
    if (count + this.#crew.most > this.#room.capacity) return 'memory';
    if (!tableFits(count + this.#crew.most, this.#layout.words, this.#options))
      return 'memory';
    return null;
  }

  async #finish(
    count: number,
    next: number,
    stop: Stop | null,
  ): Promise<Exploration> {
    const transitions = this.#crew.transitions();
    const bytes = this.#bytes(count);
    const searched: Searched = {
      program: this.#program,
      layout: this.#layout,
      engine: this.#crew.engine,
      room: this.#room,
      symmetry: this.#symmetry,
      count,
      maxBytes: this.#options.maxBytes ?? DEFAULT_BYTES,
      clock: this.#clock,
    };
    if (orderOf(this.#symmetry) > 1)
      audit(this.#program, this.#symmetry, this.#sample(count));
    const firsts = this.#crew.firstHits();
    const counts = this.#crew.hitCounts();
    const hits = (compiled: CompiledClaim): Hits => {
      const n = this.#watched.indexOf(compiled);
      return { first: firsts[n] ?? -1, count: counts[n] ?? 0 };
    };
    const whole = stop === null;
    let stopped = stop;
    const findings: Finding[] = [];
    for (const compiled of this.#program.claims) {
      const { claim } = compiled;
      switch (claim.kind) {
        case 'never':
        case 'sometimes':
          findings.push(
            stateFinding(searched, compiled, hits(compiled), whole),
          );
          break;
        case 'refusal':
          findings.push(
            refusalFinding(
              searched,
              claim,
              this.#coverage.refusedIn(claim.rule),
              whole,
            ),
          );
          break;
        case 'recoverable':
        case 'eventually':
        case 'refusedChangesNothing': {
          const pass =
            claim.kind === 'recoverable'
              ? await findStuck(searched, compiled, stopped)
              : claim.kind === 'eventually'
                ? await findFairCycle(searched, compiled, stopped)
                : await findTracelessRefusals(searched, claim.name, stopped);
          stopped ??= pass.stopped;
          findings.push(pass.finding);
          break;
        }
      }
    }
    return {
      states: count,
      transitions,
      depth: this.#depth,
      complete: stopped === null,
      stopped,
      open: count - next,
      seconds: this.#clock.seconds(),
      bytes,
      symmetries: orderOf(this.#symmetry),
      findings,
      vacuous: [...this.#coverage.vacuous(), ...idleClaims(this.#program)],
    };
  }
}

/** Equal for two searches iff they run the same code on the same tables. */
function identityOf(source: EngineSource): string {
  const hash = createHash('sha256').update(source.text);
  for (const value of source.values)
    if (ArrayBuffer.isView(value))
      hash.update(
        new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
      );
  return hash.digest('hex').slice(0, 16);
}

function watchedClaims(program: Program): readonly CompiledClaim[] {
  const watched = program.claims.filter(
    ({ claim }) => claim.kind === 'never' || claim.kind === 'sometimes',
  );
  if (watched.length > MAX_WATCHED)
    throw new TooLarge(
      `design '${program.system.name}' has ${String(watched.length)} state ` +
        `claims; one run takes at most ${String(MAX_WATCHED)}. Judge some of ` +
        `them in a run of their own.`,
    );
  return watched;
}
