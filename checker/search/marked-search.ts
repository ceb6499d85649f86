/**
 * The states that a claim about what follows is decided on: one for every
 * stored state and every instance whose `such` holds there, and what they
 * lead to, up to the first state in which `until` holds.
 */
import type { CompiledInstance } from '../compile/program.js';
import type { Engine } from '../generate/engine.js';
import { engineSource, makeEngine } from '../generate/engine.js';
import type { Mask } from '../generate/predicate.js';
import { generateMask } from '../generate/predicate.js';
import type { Layout } from '../pack/layout.js';
import { layOut, pack, unpack } from '../pack/layout.js';
import type { Symmetry } from '../symmetry/symmetry.js';
import type { Progress, Stop } from './exploration.js';
import type { Searched } from './searched.js';
import type { Marked } from './marked.js';
import type { Room } from './room.js';
import { makeRoom } from './room.js';

export const BATCH = 1024;

export class MarkedSearch {
  readonly searched: Searched;
  readonly marked: Marked;
  readonly instances: readonly CompiledInstance[];
  readonly layout: Layout;
  readonly engine: Engine;
  readonly room: Room;
  readonly #most: number;
  readonly #such: Mask;
  readonly #until: Mask;
  count = 0;
  /** Marked states that roots became; they come first. */
  roots = 0;

  constructor(
    searched: Searched,
    marked: Marked,
    instances: readonly CompiledInstance[],
    symmetry: Symmetry,
  ) {
    this.searched = searched;
    this.marked = marked;
    this.instances = instances;
    this.layout = layOut(marked.program);
    const source = engineSource(
      marked.program,
      this.layout,
      [],
      null,
      1,
      symmetry,
    );
    this.#most = source.most;
    this.engine = makeEngine(source, {
      onHit: () => undefined,
      flags: null,
      self: 0,
      memory: null,
    });
    this.room = makeRoom(this.layout.words, { maxBytes: searched.maxBytes }, 0);
    this.engine.attach(this.room.states, this.room.parents);
    this.#such = generateMask(
      searched.program,
      searched.layout,
      instances.map(({ such }) => such),
    );
    this.#until = generateMask(marked.program, this.layout, [marked.until]);
  }

  tick(open: number): Promise<Stop | null> {
    const progress: Omit<Progress, 'seconds'> = {
      phase: 'recoverable',
      states: this.count,
      transitions: this.engine.transitions(),
      depth: 0,
      open,
    };
    return this.searched.clock.tick(progress);
  }

  /** Bits of the instances whose `such` holds in a stored state. */
  suchIn(stored: number): number {
    const { room, layout } = this.searched;
    return this.#such(room.states, stored * layout.words);
  }

  /** Whether there is room for so many more. */
  #fit(more: number): boolean {
    return this.count + more <= this.room.capacity;
  }

  /** Every stored state, once for every instance whose `such` holds. */
  async root(): Promise<Stop | null> {
    const { count, room, layout } = this.searched;
    for (let stored = 0; stored < count; stored++) {
      if (stored % BATCH === 0) {
        const stop = await this.tick(count - stored);
        if (stop !== null) return stop;
        this.engine.reserve(BATCH * this.instances.length);
      }
      const such = this.suchIn(stored);
      if (such === 0) continue;
      if (!this.#fit(this.instances.length)) return 'memory';
      const state = unpack(layout, room.states, stored * layout.words);
      for (let n = 0; n < this.instances.length; n++) {
        if ((such & (1 << n)) === 0) continue;
        this.put(state, n);
        this.count = this.engine.admit(stored, this.count);
      }
    }
    this.roots = this.count;
    return null;
  }

  /** Leaves the marked state, or the one standing for it, in `out`. */
  put(state: readonly number[], instance: number): void {
    this.engine.out.set(pack(this.layout, [...state, instance]));
    this.engine.canonical(0);
  }

  isGoal(state: number): boolean {
    return this.#until(this.room.states, state * this.layout.words) !== 0;
  }

  /** What the roots lead to, not going beyond goals. */
  async close(): Promise<Stop | null> {
    for (let at = 0; at < this.count; at++) {
      if (at % BATCH === 0) {
        const stop = await this.tick(this.count - at);
        if (stop !== null) return stop;
        this.engine.reserve(BATCH * this.#most);
      }
      if (this.isGoal(at)) continue;
      if (!this.#fit(this.#most)) return 'memory';
      this.engine.expand(at, at + 1);
      this.count = this.engine.absorb(at, at + 1, this.count);
    }
    return null;
  }

  /** The same for a state outside the store. */
  suchAt(state: readonly number[]): number {
    return this.#such(pack(this.searched.layout, state), 0);
  }
}
