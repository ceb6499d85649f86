/** Limits, progress and interruption, shared by all phases of a run. */
import type { ExploreOptions, Progress, Stop } from './exploration.js';

/** Milliseconds between two turns of the event loop (Ctrl-C, progress). */
const SLICE = 100;

export interface Clock {
  /** Gives the event loop a turn when due; the reason to stop, or null. */
  tick(progress: Omit<Progress, 'seconds'>): Promise<Stop | null>;
  seconds(): number;
}

export function startClock(options: ExploreOptions): Clock {
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
