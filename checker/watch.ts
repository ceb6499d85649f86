/**
 * Who watches this thread while it works without a turn of the event loop: on
 * compiling and on all else that may take long or may run code that is not
 * ours. One may only look on, or throw to end the work.
 *
 * It belongs to the thread, as the event loop does, and not to a program: what
 * a chart's guard is called by need not know who waits for it.
 */

export interface Watcher {
  /** Something began, in words that follow `while`. */
  readonly enter?: (doing: string) => void;
  /** It goes on; some ten times a second. What it throws ends the work. */
  readonly beat?: (doing: string) => void;
  /** What was entered last has ended, or was ended. */
  readonly leave?: () => void;
}

/** Milliseconds between two beats. */
const EVERY = 100;

const watchers = new Set<Watcher>();
const doing: string[] = [];
let due = 0;

/** @returns what ends the watch */
export function watch(watcher: Watcher): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}

/** To be called often by whatever takes long. @throws what a watcher throws */
export function beat(): void {
  if (watchers.size === 0) return;
  const now = performance.now();
  if (now < due) return;
  due = now + EVERY;
  const what = doing.at(-1) ?? 'working';
  for (const watcher of watchers) watcher.beat?.(what);
}

/** Runs what may take long. @param what in words that follow `while` */
export function during<T>(what: string, run: () => T): T {
  enter(what);
  try {
    return run();
  } finally {
    leave();
  }
}

/** The same for what waits now and then. */
export async function duringAsync<T>(
  what: string,
  run: () => Promise<T>,
): Promise<T> {
  enter(what);
  try {
    return await run();
  } finally {
    leave();
  }
}

function enter(what: string): void {
  doing.push(what);
  for (const watcher of watchers) watcher.enter?.(what);
}

function leave(): void {
  doing.pop();
  for (const watcher of watchers) watcher.leave?.();
}
