/** What the command touches outside itself; tests hand in their own. */
import type { Catalogue } from './catalogue.js';
import type { Interrupt, Runner } from './run/pool.js';
import type { ProgressSink } from './run/progress.js';

export interface World {
  /** The report. */
  readonly out: (text: string) => void;
  /** Progress and errors. */
  readonly progress: ProgressSink;
  readonly catalogue: Catalogue;
  /** How the tasks are run, on so many threads. */
  readonly runner: (threads: number) => Runner;
  /** Lines typed by the user, for the one command that asks. */
  readonly input?: () => AsyncIterable<string>;
  readonly interrupt: Interrupt;
  readonly corpus: string;
}

/** Exit codes (reviewer-experience, section 4.4). */
export type ExitCode = 0 | 1 | 2 | 3 | 70;
