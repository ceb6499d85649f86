/**
 * AG EF: from every reachable state in which `such` holds, a state in which
 * `until` holds stays reachable.
 *
 * Works on marked states (marked.ts): one for every stored state and every
 * instance whose `such` holds there, and what they lead to, up to the first
 * state in which `until` holds. Then goodness spreads backwards.
 */
import type { CompiledClaim, CompiledInstance } from '../compile/program.js';
import type { Engine } from '../generate/engine.js';
import { engineSource, makeEngine } from '../generate/engine.js';
import type { Mask } from '../generate/predicate.js';
import { generateMask } from '../generate/predicate.js';
import type { Layout } from '../pack/layout.js';
import { layOut, pack, unpack } from '../pack/layout.js';
import type { Finding, Progress, Stop } from './exploration.js';
import type { Searched } from './explore.js';
import type { Marked } from './marked.js';
import { markProgram } from './marked.js';
import { pathTo } from './path.js';
import type { Room } from './room.js';
import { makeRoom } from './room.js';

const BATCH = 1024;

export interface Pass {
  readonly finding: Finding;
  readonly stopped: Stop | null;
}

export async function findStuck(
  searched: Searched,
  claim: CompiledClaim,
  stopped: Stop | null,
): Promise<Pass> {
  const name = claim.claim.name;
  if (stopped !== null || claim.claim.kind !== 'recoverable')
    return { finding: finding(name, 'notSeen'), stopped };
  const marked = markProgram(searched.program, claim.claim, claim.instances);
  const search = new MarkedSearch(searched, marked, claim.instances);
  const stop =
    (await search.root()) ?? (await search.close()) ?? (await search.spread());
  if (stop !== null)
    return { finding: finding(name, 'notSeen'), stopped: stop };
  return { finding: search.verdict(name), stopped: null };
}

function finding(claim: string, found: 'notSeen' | 'always'): Finding {
  return {
    claim,
    found,
    path: null,
    shortest: false,
    objects: null,
    states: found === 'always' ? 0 : null,
  };
}

class MarkedSearch {
  readonly #searched: Searched;
  readonly #marked: Marked;
  readonly #instances: readonly CompiledInstance[];
  readonly #layout: Layout;
  readonly #engine: Engine;
  readonly #room: Room;
  readonly #most: number;
  readonly #such: Mask;
  readonly #until: Mask;
  #count = 0;
  #good = new Uint8Array(0);

  constructor(
    searched: Searched,
    marked: Marked,
    instances: readonly CompiledInstance[],
  ) {
    this.#searched = searched;
    this.#marked = marked;
    this.#instances = instances;
    this.#layout = layOut(marked.program);
    const source = engineSource(
      marked.program,
      this.#layout,
      [],
      null,
      1,
      searched.symmetry,
    );
    this.#most = source.most;
    this.#engine = makeEngine(source, {
      onHit: () => undefined,
      flags: null,
      self: 0,
      outboxes: [],
      fresh: new Int32Array(0),
    });
    this.#room = makeRoom(this.#layout.words, Infinity, 0);
    this.#engine.attach(this.#room.states, this.#room.parents);
    this.#such = generateMask(
      searched.program,
      searched.layout,
      instances.map(({ such }) => such),
    );
    this.#until = generateMask(marked.program, this.#layout, [marked.until]);
  }

  #tick(open: number): Promise<Stop | null> {
    const progress: Omit<Progress, 'seconds'> = {
      phase: 'recoverable',
      states: this.#count,
      transitions: this.#engine.transitions(),
      depth: 0,
      open,
    };
    return this.#searched.clock.tick(progress);
  }

  #suchIn(stored: number): number {
    const { room, layout } = this.#searched;
    return this.#such(room.states, stored * layout.words);
  }

  /** Every stored state, once for every instance whose `such` holds. */
  async root(): Promise<Stop | null> {
    const { count, room, layout } = this.#searched;
    for (let stored = 0; stored < count; stored++) {
      if (stored % BATCH === 0) {
        const stop = await this.#tick(count - stored);
        if (stop !== null) return stop;
        this.#engine.reserve(BATCH * this.#instances.length);
      }
      const such = this.#suchIn(stored);
      if (such === 0) continue;
      const state = unpack(layout, room.states, stored * layout.words);
      for (let n = 0; n < this.#instances.length; n++) {
        if ((such & (1 << n)) === 0) continue;
        this.#put(state, n);
        this.#count = this.#engine.admit(stored, this.#count);
      }
    }
    return null;
  }

  /** Leaves the marked state, or the one standing for it, in `out`. */
  #put(state: readonly number[], instance: number): void {
    this.#engine.out.set(pack(this.#layout, [...state, instance]));
    this.#engine.canonical(0);
  }

  #isGoal(state: number): boolean {
    return this.#until(this.#room.states, state * this.#layout.words) !== 0;
  }

  /** What the roots lead to, not going beyond goals. */
  async close(): Promise<Stop | null> {
    for (let at = 0; at < this.#count; at++) {
      if (at % BATCH === 0) {
        const stop = await this.#tick(this.#count - at);
        if (stop !== null) return stop;
        this.#engine.reserve(BATCH * this.#most);
      }
      if (this.#isGoal(at)) continue;
      this.#engine.expand(at, at + 1);
      this.#count = this.#engine.absorb(at, at + 1, this.#count);
    }
    return null;
  }

  async spread(): Promise<Stop | null> {
    const total = this.#count;
    const { words } = this.#layout;
    this.#engine.index(total);
    this.#good = new Uint8Array(total);
    const good = this.#good;
    for (let at = 0; at < total; at++) if (this.#isGoal(at)) good[at] = 1;
    for (let changed = true; changed;) {
      changed = false;
      for (let at = total - 1; at >= 0; at--) {
        if (at % BATCH === 0) {
          const stop = await this.#tick(at);
          if (stop !== null) return stop;
        }
        if (good[at] === 1) continue;
        const n = this.#engine.successors(at);
        for (let k = 0; k < n; k += words)
          if (good[this.#engine.find(k)] === 1) {
            good[at] = 1;
            changed = true;
            break;
          }
      }
    }
    return null;
  }

  verdict(name: string): Finding {
    if (!this.#good.includes(0)) return finding(name, 'always');
    const { count, room, layout } = this.#searched;
    let first = -1;
    let states = 0;
    for (let stored = 0; stored < count; stored++) {
      if (this.#suchIn(stored) === 0) continue;
      const state = unpack(layout, room.states, stored * layout.words);
      if (this.#stuck(state, this.#suchIn(stored)) < 0) continue;
      states++;
      if (first < 0) first = stored;
    }
    const path = pathTo(this.#searched, first);
    const such = this.#such(pack(layout, path.final), 0);
    const stuck = this.#stuck(path.final, such);
    return {
      claim: name,
      found: 'sometimes',
      path,
      shortest: true,
      objects: this.#instances[stuck]?.objects ?? null,
      states,
    };
  }

  /** The first instance that is stuck in a state, or -1. */
  #stuck(state: readonly number[], such: number): number {
    return this.#instances.findIndex((_, n) => {
      if ((such & (1 << n)) === 0) return false;
      this.#put(state, n);
      return this.#good[this.#engine.find(0)] !== 1;
    });
  }
}
