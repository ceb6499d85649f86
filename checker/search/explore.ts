/** Exhaustive breadth-first search of a program. */
import { createHash } from 'node:crypto';
import type { CompiledClaim, Program } from '../compile/program.js';
import type { EngineSource } from '../generate/engine.js';
import { batchOf, engineSource } from '../generate/engine.js';
import type { RuleId } from '../language/operation.js';
import type { Layout } from '../pack/layout.js';
import { layOut, pack, unpack } from '../pack/layout.js';
import { isImage, Parts } from '../symmetry/image.js';
import type { Symmetry } from '../symmetry/symmetry.js';
import {
  generatorsOf,
  movedSorts,
  NO_SYMMETRY,
  orderOf,
  symmetryOf,
  withoutAny,
} from '../symmetry/symmetry.js';
import { during } from '../watch.js';
import { TooLarge } from '../wellformed/problem.js';
import { alone, Checkpoint } from './checkpoint.js';
import type { Clock } from './clock.js';
import { OutOfTime, startClock } from './clock.js';
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
import {
  idleClaims,
  refusalFinding,
  stateFinding,
  withoutRun,
} from './findings.js';
import { findStuck } from './recoverable.js';
import { findTracelessRefusals } from './refusals.js';
import { Pace } from './pace.js';
import type { Room } from './room.js';
import { DEFAULT_BYTES, RoomError, makeRoom } from './room.js';
import type { Pass, Searched } from './searched.js';
import type { Standing } from './standing.js';

/** Starting threads takes some tenths of a second, a round several thousand
 * states. */
const JOIN_AT: JoinAt = { states: 4096, seconds: 1 };

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
  const { checkpoint } = options;
  const search = (): Promise<Exploration> => searched(program, options);
  return checkpoint === undefined ? search() : alone(checkpoint, search);
}

async function searched(
  program: Program,
  options: ExploreOptions,
): Promise<Exploration> {
  const symmetry =
    options.symmetry === true
      ? during('looking for renamings', () => symmetryOf(program))
      : NO_SYMMETRY;
  const search = new Search(program, options, symmetry);
  const found = await search.run();
  const rule = search.toldApartBy();
  if (rule === null) return found;
  return new Search(
    program,
    withoutCheckpoint(options, found.seconds),
    withoutAny(program.system, symmetry, { kind: 'rule', rule }),
  ).run();
}

/** For what is left of the time; what was saved is of the search before. */
function withoutCheckpoint(
  { checkpoint: _, timeoutSeconds, ...options }: ExploreOptions,
  seconds: number,
): ExploreOptions {
  return timeoutSeconds === undefined
    ? options
    : { ...options, timeoutSeconds: Math.max(0, timeoutSeconds - seconds) };
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
  readonly #pace = new Pace();
  #saveAt = 0;
  #whole = false;
  /** A rule that refuses in a stored state, but by its name in no other. */
  #undecided: RuleId | null = null;
  #depth = 0;

  constructor(program: Program, options: ExploreOptions, symmetry: Symmetry) {
    this.#program = program;
    this.#options = options;
    this.#layout = layOut(program);
    this.#watched = watchedClaims(program);
    this.#flags = new FlagMap(program);
    this.#coverage = new Coverage(program, this.#flags);
    this.#clock = startClock(options);
    this.#symmetry = symmetry;
    const size = options.workers ?? 1;
    const source = this.#source(1, true);
    this.#room = makeRoom(
      this.#layout.words,
      options,
      batchOf(size) * source.most * size,
      size,
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
        : new Checkpoint(options.checkpoint.folder, identityOf(source), {
            words: this.#layout.words,
            claims: this.#watched.length,
            flags: this.#flags.size,
            presence: this.#layout.presence,
          });
    this.#saveAt = options.checkpoint?.everySeconds ?? 30;
  }

  #bits(chosen: (claim: CompiledClaim['claim']) => boolean): number {
    return this.#watched.reduce(
      (bits, { claim }, n) => (chosen(claim) ? bits | (1 << n) : bits),
      0,
    );
  }

  #source(owners: number, instrumented: boolean): EngineSource {
    return during('writing the code of the search', () =>
      engineSource(
        this.#program,
        this.#layout,
        this.#watched,
        instrumented ? this.#flags.index : null,
        owners,
        this.#symmetry,
        this.#options.places,
      ),
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
      while (next < to && stopped === null) {
        const piece = Math.min(to, next + this.#pace.size);
        count = this.#pace.time(piece - next, () =>
          this.#crew.round(next, piece, count),
        );
        next = piece;
        stopped = await this.#clock.tick({
          phase: 'search',
          states: count,
          transitions: this.#crew.transitions(),
          depth: this.#depth,
          open: count - next,
        });
      }
      if (stopped !== null) break;
      if (this.#clock.seconds() > this.#saveAt) save();
    }
    if (stopped !== null) save();
    this.#mergeCoverage();
    // The passes that follow have the memory and the cores to themselves.
    this.#crew.dismiss();
    return this.#finish(count, next, stopped);
  }

  /**
   * After a complete search up to symmetry: a rule that took no effect, or
   * refused nobody, where the names of the objects may be the reason.
   */
  toldApartBy(): RuleId | null {
    if (orderOf(this.#symmetry) === 1 || !this.#whole) return null;
    const parts = new Parts(this.#program);
    const images = generatorsOf(this.#symmetry)
      .map((renaming) => parts.image(renaming))
      .filter(isImage);
    return this.#coverage.apartFrom(images) ?? this.#undecided;
  }

  /** Where an earlier run stood; null if this one starts from scratch. */
  #resume(): Standing | null {
    if (this.#options.checkpoint?.resume !== true) return null;
    const saved = this.#checkpoint?.load(this.#room) ?? null;
    if (saved === null) return null;
    this.#depth = saved.depth;
    const distinct = this.#crew.restore(saved);
    if (distinct < saved.count) this.#checkpoint?.refuseTwins();
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

  #limit(count: number): Stop | null {
    const { maxStates, maxDepth, until } = this.#options;
    const sought = this.#watched.findIndex(({ claim }) => claim.name === until);
    if (sought >= 0 && (this.#crew.firstHits()[sought] ?? -1) >= 0)
      return 'found';
    if (this.#depth >= (maxDepth ?? Infinity)) return 'depth';
    if (count >= (maxStates ?? Infinity)) return 'states';
    if (count + this.#crew.most > this.#room.capacity) return 'memory';
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
      maxBytes: (this.#options.maxBytes ?? DEFAULT_BYTES) - bytes,
      places: this.#options.places,
      clock: this.#clock,
    };
    const firsts = this.#crew.firstHits();
    const counts = this.#crew.hitCounts();
    const hits = (compiled: CompiledClaim): Hits => {
      const n = this.#watched.indexOf(compiled);
      return { first: firsts[n] ?? -1, count: counts[n] ?? 0 };
    };
    const whole = stop === null;
    this.#whole = whole;
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
        case 'refusal': {
          const states = this.#coverage.refusedIn(claim.rule);
          const finding = refusalFinding(searched, claim, states, whole);
          if (states.length > 0 && finding.path === null)
            this.#undecided = claim.rule;
          findings.push(finding);
          break;
        }
        case 'recoverable':
        case 'eventually':
        case 'refusedChangesNothing': {
          const pass = await inTime(claim.name, () =>
            claim.kind === 'recoverable'
              ? findStuck(searched, compiled, stopped)
              : claim.kind === 'eventually'
                ? findFairCycle(searched, compiled, stopped)
                : findTracelessRefusals(searched, claim.name, stopped),
          );
          stopped ??= pass.stopped;
          findings.push(pass.finding);
          break;
        }
      }
    }
    this.#options.onFound?.({
      state: (index) =>
        unpack(this.#layout, this.#room.states, index * this.#layout.words),
      symmetry: this.#symmetry,
    });
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
      alike: {
        sorts: movedSorts(this.#program.system, this.#symmetry),
        leftAlone: this.#symmetry.leftAlone,
      },
      findings,
      vacuous: [...this.#coverage.vacuous(), ...idleClaims(this.#program)],
    };
  }
}

/** A pass that is out of time, or has no memory left, says nothing. */
async function inTime(claim: string, pass: () => Promise<Pass>): Promise<Pass> {
  try {
    return await pass();
  } catch (error) {
    if (error instanceof RoomError)
      return { finding: withoutRun(claim, 'notSeen'), stopped: 'memory' };
    if (!(error instanceof OutOfTime)) throw error;
    return { finding: withoutRun(claim, 'notSeen'), stopped: error.stop };
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
