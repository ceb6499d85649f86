/** Runs tasks on worker threads; hands the results over in their order. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../../checker/search/exploration.js';
import type { Problem } from '../../traces/input-error.js';
import { InputError } from '../../traces/input-error.js';
import type { Catalogue } from '../catalogue.js';
import { isCode } from '../own/word.js';
import { Cut } from './cut.js';
import type { RunResult, Task } from './task.js';
import { runTask } from './task.js';

/** What a worker tells the pool. */
export type Report =
  /** What it begins, in words that follow `while`. */
  | { readonly kind: 'doing'; readonly doing: string }
  | { readonly kind: 'cut'; readonly stop: Cut['stop']; readonly doing: string }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'result'; readonly result: RunResult }
  | { readonly kind: 'input'; readonly problem: Problem }
  | { readonly kind: 'crash'; readonly text: string };

export interface PoolHooks {
  /** Called in the order of the tasks, whichever ends first. */
  readonly onResult: (result: RunResult) => void;
  readonly onProgress: (task: Task, progress: Progress) => void;
  readonly onEnd: (task: Task) => void;
  /** What becomes of a task that was cut short before its search. */
  readonly onCut: (task: Task, cut: Cut) => RunResult;
}

/** Set once, seen by every thread. */
export class Interrupt {
  readonly buffer = new SharedArrayBuffer(4);
  readonly #flag = new Int32Array(this.buffer);

  get requested(): boolean {
    return Atomics.load(this.#flag, 0) !== 0;
  }

  request(): void {
    Atomics.store(this.#flag, 0, 1);
  }
}

export type Runner = (
  tasks: readonly Task[],
  interrupt: Interrupt,
  hooks: PoolHooks,
) => Promise<void>;

/** One task after the other, in this thread. */
export function inlineRunner(catalogue: Catalogue): Runner {
  return async (tasks, interrupt, hooks) => {
    for (const task of tasks) {
      const result = await cutOr(hooks, task, () => {
        refuseLate(task, interrupt);
        return runTask(catalogue, task, {
          interrupted: () => interrupt.requested,
          onProgress: (progress) => {
            hooks.onProgress(task, progress);
          },
        });
      });
      hooks.onEnd(task);
      hooks.onResult(result);
    }
  };
}

async function cutOr(
  { onCut }: PoolHooks,
  task: Task,
  run: () => Promise<RunResult>,
): Promise<RunResult> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Cut) return onCut(task, error);
    throw error;
  }
}

/** @throws Cut for a task whose turn comes after the end */
function refuseLate({ deadline }: Task, interrupt: Interrupt): void {
  if (interrupt.requested) throw new Cut('interrupt', WAITING);
  if (deadline !== null && Date.now() >= deadline)
    throw new Cut('time', WAITING);
}

const WAITING = 'waiting for its turn';

const workerFile = fileURLToPath(new URL('./worker.js', import.meta.url));

/**
 * At most `threads` tasks at a time. Results do not depend on how many.
 *
 * @throws what a task threw; the other threads are ended first
 */
export function threadRunner(threads: number): Runner {
  return async (tasks, interrupt, hooks) => {
    if (!existsSync(workerFile))
      throw new Error(`${workerFile} is missing; run 'npm run build' first`);
    const inOrder = new InOrder(hooks.onResult);
    const queue = tasks.map((task, index) => ({ task, index }));
    const workers: Worker[] = [];
    const hire = (): Worker => {
      const worker = new Worker(workerFile, { workerData: interrupt.buffer });
      workers.push(worker);
      return worker;
    };
    const serve = async (): Promise<void> => {
      let worker: Worker | null = null;
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { task, index } = next;
        const result = await cutOr(hooks, task, () => {
          refuseLate(task, interrupt);
          worker ??= hire();
          return perform(worker, task, interrupt, (progress) => {
            hooks.onProgress(task, progress);
          });
        });
        hooks.onEnd(task);
        inOrder.add(index, result);
        // What a thread has taken is given back when it ends.
        if (task.memory !== null) worker = await retired(worker);
      }
    };
    try {
      const lanes = Math.min(threads, tasks.length);
      await Promise.all(Array.from({ length: lanes }, serve));
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
  };
}

async function retired(worker: Worker | null): Promise<null> {
  await worker?.terminate();
  return null;
}

/** Milliseconds for a worker to see itself that it should stop. */
const GRACE = 1000;

const LOOK_EVERY = 100;

/** @throws Cut if it does not get to its search in time; the worker is then of
 * no use, but nor is there time for another task */
function perform(
  worker: Worker,
  task: Task,
  interrupt: Interrupt,
  onProgress: (progress: Progress) => void,
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    let doing = 'starting';
    let asked = task.deadline ?? Infinity;
    let stop: Cut['stop'] = 'time';
    const looking = setInterval(() => {
      if (interrupt.requested && asked > Date.now()) {
        asked = Date.now();
        stop = 'interrupt';
      }
      if (Date.now() - asked > GRACE) fail(new Cut(stop, doing));
    }, LOOK_EVERY);
    const leave = (): void => {
      clearInterval(looking);
      worker
        .off('message', onMessage)
        .off('error', onError)
        .off('exit', onExit);
    };
    const fail = (error: Error): void => {
      leave();
      reject(error);
    };
    const onExit = (code: number): void => {
      fail(exitError(task, code, doing));
    };
    const onError = (error: Error): void => {
      fail(lateError(task, error, doing));
    };
    const onMessage = (report: Report): void => {
      switch (report.kind) {
        case 'progress':
          // From here on the search looks at the clock.
          clearInterval(looking);
          onProgress(report.progress);
          return;
        case 'doing':
          doing = report.doing;
          return;
        case 'result':
          leave();
          resolve(report.result);
          return;
        case 'cut':
          fail(new Cut(report.stop, report.doing));
          return;
        case 'input':
          fail(new InputError(report.problem));
          return;
        case 'crash':
          fail(new Error(`${task.design} ${task.scope}: ${report.text}`));
      }
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(task);
  });
}

function exitError({ design }: Task, code: number, doing: string): Error {
  return isCode(design)
    ? new InputError({
        what: `${design} ended its thread with exit code ${code} while ${doing}; nothing was judged`,
        cause: 'it, or something it imports or started, calls process.exit',
        tryThis: 'throw an error in its place, or a design that does nothing',
      })
    : new Error(`a worker thread ended with code ${code}`);
}

/** What a thread did not catch itself. */
function lateError({ design }: Task, error: Error, doing: string): Error {
  if (!isCode(design)) return error;
  const { code } = error as NodeJS.ErrnoException;
  return new InputError(
    code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? {
          what: `${design} ran out of memory while ${doing}`,
          cause: 'a list or a text that it makes grows without an end',
          tryThis: 'a smaller scope; or NODE_OPTIONS=--max-old-space-size=8192',
        }
      : {
          what: `${design} fails after it was loaded: ${error.stack ?? error.message}`,
          cause: 'a timer, a listener or a promise that nobody waits for',
          tryThis: 'a design that is a value, and starts nothing',
        },
  );
}

class InOrder {
  readonly #waiting = new Map<number, RunResult>();
  #next = 0;

  constructor(private readonly emit: (result: RunResult) => void) {}

  add(index: number, result: RunResult): void {
    this.#waiting.set(index, result);
    for (;;) {
      const ready = this.#waiting.get(this.#next);
      if (ready === undefined) return;
      this.#waiting.delete(this.#next++);
      this.emit(ready);
    }
  }
}
