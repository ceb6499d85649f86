/** What a finished search hands to the passes after it, and they to it. */
import type { Program } from '../compile/program.js';
import type { Engine } from '../generate/engine.js';
import type { Layout } from '../pack/layout.js';
import type { Symmetry } from '../symmetry/symmetry.js';
import type { Clock } from './clock.js';
import type { Finding, Stop } from './exploration.js';
import type { Room } from './room.js';

export interface Searched {
  readonly program: Program;
  readonly layout: Layout;
  readonly engine: Engine;
  readonly room: Room;
  readonly symmetry: Symmetry;
  /** States found. */
  readonly count: number;
  /** What the passes may take, each for itself. */
  readonly maxBytes: number;
  /** Places of a visited set at first; undefined for the usual ones. */
  readonly places: number | undefined;
  readonly clock: Clock;
}

/** The verdict of one pass, or why it was cut short. */
export interface Pass {
  readonly finding: Finding;
  readonly stopped: Stop | null;
}
