/** A worker thread: runs one task after the other, as the pool sends them. */
import { parentPort, workerData } from 'node:worker_threads';
import { watch } from '../../checker/watch.js';
import { InputError } from '../../traces/input-error.js';
import { catalogue } from '../catalogue.js';
import { reportDoings } from '../guest/thread.js';
import { asInputError } from '../own/ill-formed.js';
import { Cut } from './cut.js';
import type { Report } from './pool.js';
import type { Task } from './task.js';
import { runTask } from './task.js';

const port = parentPort;
if (port === null) throw new Error('worker.js runs in a worker thread only');
const flag = new Int32Array(workerData as SharedArrayBuffer);
reportDoings();
watch({
  enter: (doing) => {
    if (preparing) tell({ kind: 'doing', doing });
  },
});

/** Until the search looks at the clock itself. */
let preparing = true;

const tell = (report: Report): void => {
  port.postMessage(report);
};

const run = async (task: Task): Promise<void> => {
  preparing = true;
  try {
    const result = await runTask(catalogue, task, {
      interrupted: () => Atomics.load(flag, 0) !== 0,
      onProgress: (progress) => {
        preparing = false;
        tell({ kind: 'progress', progress });
      },
    });
    tell({ kind: 'result', result });
  } catch (thrown) {
    const error = asInputError(thrown, task.design);
    if (error instanceof Cut)
      tell({ kind: 'cut', stop: error.stop, doing: error.doing });
    else if (error instanceof InputError)
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
