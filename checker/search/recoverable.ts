/**
 * AG EF: from every reachable state in which `such` holds, a state in which
 * `until` holds stays reachable. Goodness spreads backwards over the marked
 * states.
 */
import type { CompiledClaim } from '../compile/program.js';
import { unpack } from '../pack/layout.js';
import { alsoReferring } from '../symmetry/symmetry.js';
import type { Finding, Stop } from './exploration.js';
import type { Pass, Searched } from './searched.js';
import { withoutRun } from './findings.js';
import { markProgram } from './marked.js';
import { BATCH, MarkedSearch } from './marked-search.js';
import { pathTo } from './path.js';

export async function findStuck(
  searched: Searched,
  claim: CompiledClaim,
  stopped: Stop | null,
): Promise<Pass> {
  const name = claim.claim.name;
  if (stopped !== null || claim.claim.kind !== 'recoverable')
    return { finding: withoutRun(name, 'notSeen'), stopped };
  const marked = markProgram(searched.program, claim.claim, claim.instances);
  const search = new MarkedSearch(
    searched,
    marked,
    claim.instances,
    alsoReferring(
      searched.symmetry,
      claim.instances.map(({ objects }) => Object.values(objects)),
    ),
  );
  const recovery = new Recovery(search);
  const stop =
    (await search.root()) ??
    (await search.close()) ??
    (await recovery.spread());
  if (stop !== null)
    return { finding: withoutRun(name, 'notSeen'), stopped: stop };
  return { finding: recovery.verdict(name), stopped: null };
}

class Recovery {
  readonly #search: MarkedSearch;
  #good = new Uint8Array(0);

  constructor(search: MarkedSearch) {
    this.#search = search;
  }

  async spread(): Promise<Stop | null> {
    const total = this.#search.count;
    const { words } = this.#search.layout;
    this.#search.engine.index(total);
    this.#good = new Uint8Array(total);
    const good = this.#good;
    for (let at = 0; at < total; at++)
      if (this.#search.isGoal(at)) good[at] = 1;
    for (let changed = true; changed;) {
      changed = false;
      for (let at = total - 1; at >= 0; at--) {
        if (at % BATCH === 0) {
          const stop = await this.#search.tick(at);
          if (stop !== null) return stop;
        }
        if (good[at] === 1) continue;
        const n = this.#search.engine.successors(at);
        for (let k = 0; k < n; k += words)
          if (good[this.#search.engine.find(k)] === 1) {
            good[at] = 1;
            changed = true;
            break;
          }
      }
    }
    return null;
  }

  verdict(name: string): Finding {
    const { count, room, layout } = this.#search.searched;
    let first = -1;
    let states = 0;
    for (let stored = 0; stored < count; stored++) {
      if (this.#search.suchIn(stored) === 0) continue;
      const state = unpack(layout, room.states, stored * layout.words);
      if (this.#stuck(state, this.#search.suchIn(stored)) < 0) continue;
      states++;
      if (first < 0) first = stored;
    }
    if (first < 0) return withoutRun(name, 'always');
    const path = pathTo(this.#search.searched, first);
    const such = this.#search.suchAt(path.final);
    const stuck = this.#stuck(path.final, such);
    return {
      claim: name,
      found: 'sometimes',
      path,
      shortest: true,
      objects: this.#search.instances[stuck]?.objects ?? null,
      states,
    };
  }

  /** The first instance that is stuck in a state, or -1. */
  #stuck(state: readonly number[], such: number): number {
    return this.#search.instances.findIndex((_, n) => {
      if ((such & (1 << n)) === 0) return false;
      this.#search.put(state, n);
      return this.#good[this.#search.engine.find(0)] !== 1;
    });
  }
}
