/** Runs tasks on worker threads; hands the results over in their order. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../../checker/search/exploration.js';
import type { Problem } from '../../traces/input-error.js';
import { InputError } from '../../traces/input-error.js';
import type { Catalogue } from '../catalogue.js';
import type { RunResult, Task } from './task.js';
import { runTask } from './task.js';

/** What a worker tells the pool. */
export type Report =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'result'; readonly result: RunResult }
  | { readonly kind: 'input'; readonly problem: Problem }
  | { readonly kind: 'crash'; readonly text: string };

export interface PoolHooks {
  /** Called in the order of the tasks, whichever ends first. */
  readonly onResult: (result: RunResult) => void;
  readonly onProgress: (task: Task, progress: Progress) => void;
  readonly onEnd: (task: Task) => void;
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
      const result = await runTask(catalogue, task, {
        interrupted: () => interrupt.requested,
        onProgress: (progress) => {
          hooks.onProgress(task, progress);
        },
      });
      hooks.onEnd(task);
      hooks.onResult(result);
    }
  };
}

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
    const serve = async (): Promise<void> => {
      const worker = new Worker(workerFile, { workerData: interrupt.buffer });
      workers.push(worker);
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { task, index } = next;
        const result = await perform(worker, task, (progress) => {
          hooks.onProgress(task, progress);
        });
        hooks.onEnd(task);
        inOrder.add(index, result);
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

function perform(
  worker: Worker,
  task: Task,
  onProgress: (progress: Progress) => void,
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number): void => {
      reject(new Error(`a worker thread ended with code ${code}`));
    };
    const onMessage = (report: Report): void => {
      if (report.kind === 'progress') {
        onProgress(report.progress);
        return;
      }
      worker.off('message', onMessage).off('error', reject).off('exit', onExit);
      if (report.kind === 'result') resolve(report.result);
      else reject(errorOf(task, report));
    };
    worker.on('message', onMessage).on('error', reject).on('exit', onExit);
    worker.postMessage(task);
  });
}

function errorOf(
  { design, scope }: Task,
  report: Extract<Report, { kind: 'input' | 'crash' }>,
): Error {
  switch (report.kind) {
    case 'input':
      return new InputError(report.problem);
    case 'crash':
      return new Error(`${design} ${scope}: ${report.text}`);
  }
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
