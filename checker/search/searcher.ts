/** One engine with its logs: what a thread of a search works with. */
import type { Engine, EngineSource, OwnerMemory } from '../generate/engine.js';
import { makeEngine } from '../generate/engine.js';
import { FlagLog } from './coverage.js';
import { HitLog } from './hits.js';
import type { Room } from './room.js';

/** Everything a searcher needs to start; can be sent to another thread. */
export interface Outfit {
  readonly source: EngineSource;
  readonly room: Room;
  readonly self: number;
  readonly memory: OwnerMemory | null;
  readonly claims: number;
  readonly once: number;
  readonly hitMemory: SharedArrayBuffer;
  /** Coverage flags in all, and shared memory for where each first went up;
   * null for lean code. */
  readonly flags: {
    readonly size: number;
    readonly memory: SharedArrayBuffer;
  } | null;
}

export interface Searcher {
  readonly engine: Engine;
  readonly hits: HitLog;
  readonly flags: FlagLog | null;
}

/** @param hits continues an earlier log, when only the code is replaced */
export function makeSearcher(outfit: Outfit, hits?: HitLog): Searcher {
  const log = hits ?? new HitLog(outfit.claims, outfit.once, outfit.hitMemory);
  const flags =
    outfit.flags === null
      ? null
      : new FlagLog(outfit.flags.size, outfit.flags.memory);
  const engine = makeEngine(outfit.source, {
    onHit: (state, claims) => {
      engine.watch(log.note(state, claims));
    },
    flags,
    self: outfit.self,
    memory: outfit.memory,
  });
  const { states, parents, table } = outfit.room;
  engine.attach(states, parents, table);
  engine.watch(log.mask);
  return { engine, hits: log, flags };
}
