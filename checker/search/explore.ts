/** Exhaustive breadth-first search of a program. */
import type { CompiledClaim, Program } from '../compile/program.js';
import { holdsIn, perform } from '../compile/interpret.js';
import type { Engine } from '../generate/engine.js';
import { generateEngine } from '../generate/engine.js';
import { layOut, pack, unpack } from '../pack/layout.js';
import type { Layout } from '../pack/layout.js';
import { Coverage } from './coverage.js';
import type {
  Exploration,
  ExploreOptions,
  Finding,
  Path,
  Progress,
  Stop,
} from './exploration.js';
import { Growth } from './growth.js';
import { pathTo } from './path.js';
import { findStuck } from './recoverable.js';
import { findTracelessRefusals } from './refusals.js';

/** States expanded between two looks at the clock. */
const BATCH = 2048;
/** Milliseconds between two turns of the event loop (Ctrl-C, progress). */
const SLICE = 100;
/** Claims are watched as bits of one integer. */
const MAX_WATCHED = 31;

/** Everything a finished (or stopped) search leaves behind. */
export interface Searched {
  readonly program: Program;
  readonly layout: Layout;
  readonly engine: Engine;
  readonly growth: Growth;
  readonly clock: Clock;
}

/** Limits, progress and interruption, shared by all phases of a run. */
export interface Clock {
  /** Gives the event loop a turn when due; the reason to stop, or null. */
  tick(progress: Omit<Progress, 'seconds'>): Promise<Stop | null>;
  seconds(): number;
}

export async function explore(
  program: Program,
  options: ExploreOptions = {},
): Promise<Exploration> {
  const search = new Search(program, options);
  return search.run();
}

class Search {
  readonly #program: Program;
  readonly #options: ExploreOptions;
  readonly #layout: Layout;
  readonly #watched: readonly CompiledClaim[];
  readonly #firstHit: number[];
  readonly #hits: number[];
  readonly #coverage: Coverage;
  readonly #growth: Growth;
  readonly #clock: Clock;
  #engine: Engine;
  #instrumented = true;
  #depth = 0;
  #mask = -1;

  constructor(program: Program, options: ExploreOptions) {
    this.#program = program;
    this.#options = options;
    this.#layout = layOut(program);
    this.#watched = program.claims.filter(
      ({ claim }) => claim.kind === 'never' || claim.kind === 'sometimes',
    );
    if (this.#watched.length > MAX_WATCHED)
      throw new Error(
        `design '${program.system.name}' has ${String(this.#watched.length)} ` +
          `state claims; one run takes at most ${String(MAX_WATCHED)}. Judge ` +
          `some of them in a run of their own.`,
      );
    this.#firstHit = this.#watched.map(() => -1);
    this.#hits = this.#watched.map(() => 0);
    this.#coverage = new Coverage(program);
    this.#growth = new Growth(this.#layout.words);
    this.#engine = this.#generate();
    this.#clock = startClock(options);
    this.#engine.attach(this.#growth.store, 0);
    this.#engine.out.set(pack(this.#layout, program.initial));
    this.#engine.add(-1);
  }

  #generate(): Engine {
    return generateEngine(
      this.#program,
      this.#layout,
      this.#watched,
      (state, claims) => {
        this.#hit(state, claims);
      },
      this.#instrumented ? this.#coverage : null,
    );
  }

  #hit(state: number, claims: number): void {
    this.#watched.forEach(({ claim }, n) => {
      if ((claims & (1 << n)) === 0) return;
      this.#hits[n] = (this.#hits[n] ?? 0) + 1;
      if ((this.#firstHit[n] ?? -1) < 0) this.#firstHit[n] = state;
      if (claim.kind === 'sometimes') {
        this.#mask &= ~(1 << n);
        this.#engine.watch(this.#mask);
      }
    });
  }

  /** Once everything was exercised, the notes cost time for nothing. */
  #goLean(): void {
    const count = this.#engine.count();
    const transitions = this.#engine.transitions();
    this.#instrumented = false;
    this.#engine = this.#generate();
    this.#engine.attach(this.#growth.store, count);
    this.#engine.watch(this.#mask);
    this.#before += transitions;
  }

  #before = 0;

  #transitions(): number {
    return this.#before + this.#engine.transitions();
  }

  async run(): Promise<Exploration> {
    const {
      maxStates = Infinity,
      maxBytes = Infinity,
      maxDepth = Infinity,
    } = this.#options;
    const sought = this.#watched.findIndex(
      ({ claim }) => claim.name === this.#options.until,
    );
    let next = 0;
    let levelEnd = 1;
    let stopped: Stop | null = null;
    while (next < this.#engine.count()) {
      if (next === levelEnd) {
        this.#depth++;
        levelEnd = this.#engine.count();
      }
      if (this.#depth >= maxDepth) stopped = 'depth';
      if ((this.#firstHit[sought] ?? -1) >= 0) stopped = 'found';
      if (stopped !== null) break;
      if (this.#instrumented && this.#coverage.complete()) this.#goLean();
      const to = Math.min(levelEnd, next + BATCH);
      next = this.#engine.expand(next, to);
      const states = this.#engine.count();
      if (states > maxStates) stopped = 'states';
      if (next < to && stopped === null) {
        if (this.#growth.bytesToGrow(states) > maxBytes) stopped = 'memory';
        else this.#growth.grow(this.#engine, states);
      }
      stopped ??= await this.#clock.tick({
        phase: 'search',
        states,
        transitions: this.#transitions(),
        depth: this.#depth,
        open: states - next,
      });
      if (stopped !== null) break;
    }
    return this.#finish(next, stopped);
  }

  async #finish(next: number, stop: Stop | null): Promise<Exploration> {
    const states = this.#engine.count();
    const searched: Searched = {
      program: this.#program,
      layout: this.#layout,
      engine: this.#engine,
      growth: this.#growth,
      clock: this.#clock,
    };
    let stopped = stop;
    const findings: Finding[] = [];
    for (const { claim, instances } of this.#program.claims)
      switch (claim.kind) {
        case 'never':
        case 'sometimes':
          findings.push(this.#stateFinding(claim.name, stopped === null));
          break;
        case 'refusal':
          findings.push(this.#refusalFinding(claim, stopped === null));
          break;
        case 'recoverable':
        case 'refusedChangesNothing': {
          const pass =
            claim.kind === 'recoverable'
              ? await findStuck(searched, claim.name, instances, stopped)
              : await findTracelessRefusals(searched, claim.name, stopped);
          stopped ??= pass.stopped;
          findings.push(pass.finding);
          break;
        }
      }
    return {
      states,
      transitions: this.#transitions(),
      depth: this.#depth,
      complete: stopped === null,
      stopped,
      open: states - next,
      seconds: this.#clock.seconds(),
      bytes: this.#growth.bytes(states),
      findings,
      vacuous: this.#coverage.vacuous(),
    };
  }

  #pathTo(state: number): Path {
    const { states, parents } = this.#growth.store;
    return pathTo(this.#program, this.#layout, states, parents, state);
  }

  #stateFinding(name: string, complete: boolean): Finding {
    const n = this.#watched.findIndex(({ claim }) => claim.name === name);
    const state = this.#firstHit[n] ?? -1;
    if (state < 0) return notFound(name, complete ? 'never' : 'notSeen');
    const claim = this.#watched[n];
    const path = this.#pathTo(state);
    const offending = claim?.instances.find((instance) =>
      holdsAt(instance.such, path),
    );
    return {
      claim: name,
      found: 'sometimes',
      path,
      shortest: true,
      objects: offending?.objects ?? null,
      states:
        complete && claim?.claim.kind === 'never' ? (this.#hits[n] ?? 0) : null,
    };
  }

  #refusalFinding(
    claim: Extract<CompiledClaim['claim'], { kind: 'refusal' }>,
    complete: boolean,
  ): Finding {
    const state = this.#coverage.firstEffect(claim.rule);
    if (state === null)
      return notFound(claim.name, complete ? 'never' : 'notSeen');
    const { states } = this.#growth.store;
    const at = unpack(this.#layout, states, state * this.#layout.words);
    const refused = this.#program.steps.find((step) => {
      const outcome = perform(this.#program, at, step);
      return outcome.kind === 'refused' && outcome.rules.includes(claim.rule);
    });
    if (refused === undefined)
      return notFound(claim.name, complete ? 'never' : 'notSeen');
    const path = this.#pathTo(state);
    return {
      claim: claim.name,
      found: 'sometimes',
      path: { steps: [...path.steps, refused.index], final: path.final },
      shortest: true,
      objects: null,
      states: null,
    };
  }
}

function holdsAt(
  condition: Parameters<typeof holdsIn>[0],
  path: Path,
): boolean {
  return holdsIn(condition, path.final);
}

function notFound(claim: string, found: 'never' | 'notSeen'): Finding {
  return {
    claim,
    found,
    path: null,
    shortest: false,
    objects: null,
    states: found === 'never' ? 0 : null,
  };
}

function startClock(options: ExploreOptions): Clock {
  const { timeoutSeconds = Infinity, interrupted, onProgress } = options;
  const start = performance.now();
  let due = start + SLICE;
  const seconds = (): number => (performance.now() - start) / 1000;
  return {
    seconds,
    async tick(progress): Promise<Stop | null> {
      if (performance.now() < due) return null;
      await new Promise((resolve) => setImmediate(resolve));
      due = performance.now() + SLICE;
      onProgress?.({ ...progress, seconds: seconds() });
      if (interrupted?.() === true) return 'interrupt';
      return seconds() > timeoutSeconds ? 'time' : null;
    },
  };
}
