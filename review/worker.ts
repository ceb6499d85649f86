/** A worker thread of the review: answers one question after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { everyDesign } from '../model/every-design.js';
import { ask } from './ask.js';
import type { FromWorker } from './askers.js';
import type { Question } from './question.js';

const port = parentPort;
if (port === null) throw new Error('worker.js runs in a worker thread only');
const flag = new Int32Array(workerData as SharedArrayBuffer);
const interrupted = (): boolean => Atomics.load(flag, 0) !== 0;

const answer = async (question: Question): Promise<FromWorker> => {
  try {
    const design = everyDesign.find(({ name }) => name === question.design);
    if (design === undefined)
      throw new Error(`this package has no design '${question.design}'`);
    return {
      kind: 'answer',
      answer: interrupted()
        ? 'interrupted'
        : await ask(design, question, interrupted),
    };
  } catch (error) {
    return {
      kind: 'crash',
      text: error instanceof Error ? (error.stack ?? '') : String(error),
    };
  }
};

port.on('message', (question: Question) => {
  void answer(question).then((message) => {
    port.postMessage(message);
  });
});
