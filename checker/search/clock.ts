/** Limits, progress and interruption, shared by all phases of a run. */
import { beat, duringAsync } from '../watch.js';
import type { ExploreOptions, Progress, Stop } from './exploration.js';

/** Milliseconds between two turns of the event loop (Ctrl-C, progress). */
const SLICE = 100;

export interface Clock {
  /** Gives the event loop a turn when due; the reason to stop, or null. */
  tick(progress: Omit<Progress, 'seconds'>): Promise<Stop | null>;
  /** For work that cannot wait. @throws OutOfTime if it should stop */
  check(): void;
  seconds(): number;
}

/** Thrown within a pass after the search, which then has no answer. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';

  constructor(readonly stop: Stop) {
    super(`stopped by ${stop}`);
  }
}

export function startClock(options: ExploreOptions): Clock {
  const { timeoutSeconds = Infinity, interrupted, onProgress } = options;
  const start = performance.now();
  let due = start + SLICE;
  const seconds = (): number => (performance.now() - start) / 1000;
  const stop = (): Stop | null => {
    if (interrupted?.() === true) return 'interrupt';
    return seconds() > timeoutSeconds ? 'time' : null;
  };
  return {
    seconds,
    check(): void {
      if (performance.now() < due) return;
      due = performance.now() + SLICE;
      const reason = stop();
      if (reason !== null) throw new OutOfTime(reason);
    },
    async tick(progress): Promise<Stop | null> {
      if (performance.now() < due) return null;
      await duringAsync(
        'other code had its turn',
        () => new Promise((resolve) => setImmediate(resolve)),
      );
      due = performance.now() + SLICE;
      onProgress?.({ ...progress, seconds: seconds() });
      const reason = stop();
      // Whoever watches may end a search that has no limit of its own.
      if (reason === null) beat();
      return reason;
    },
  };
}
