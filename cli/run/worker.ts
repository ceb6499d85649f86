/** A worker thread: runs one task after the other, as the pool sends them. */
import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../traces/input-error.js';
import { catalogue } from '../catalogue.js';
import { asInputError } from '../own/ill-formed.js';
import type { Report } from './pool.js';
import type { Task } from './task.js';
import { runTask } from './task.js';

const port = parentPort;
if (port === null) throw new Error('worker.js runs in a worker thread only');
const flag = new Int32Array(workerData as SharedArrayBuffer);

const tell = (report: Report): void => {
  port.postMessage(report);
};

const run = async (task: Task): Promise<void> => {
  try {
    const result = await runTask(catalogue, task, {
      interrupted: () => Atomics.load(flag, 0) !== 0,
      onProgress: (progress) => {
        tell({ kind: 'progress', progress });
      },
    });
    tell({ kind: 'result', result });
  } catch (thrown) {
    const error = asInputError(thrown, task.design);
    if (error instanceof InputError)
      tell({ kind: 'input', problem: error.problem });
    else
      tell({
        kind: 'crash',
        text: error instanceof Error ? (error.stack ?? '') : String(error),
      });
  }
};

port.on('message', (task: Task) => {
  void run(task);
});
