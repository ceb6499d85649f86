/** Runs as JSON; the one format of `check` that tells seconds. */
import type { RunResult } from '../run/task.js';

/** An array of runs; see cli/run/task.ts for the fields. */
export function jsonText(runs: readonly RunResult[]): string {
  return `${JSON.stringify(runs, null, 2)}\n`;
}
