/** Serves a review's questions on a worker thread, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Design } from '../model/design.js';
import { ask } from './ask.js';
import type { FromWorker, Terms } from './askers.js';
import type { Question } from './question.js';

/** @param find the designs that may be asked about */
export function serve(
  find: (words: Terms['designs']) => Promise<readonly Design[]>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('serves in a worker thread only');
  const terms = workerData as Terms;
  const flag = new Int32Array(terms.flag);
  const interrupted = (): boolean => Atomics.load(flag, 0) !== 0;
  let found: Promise<readonly Design[]> | null = null;

  const answer = async (question: Question): Promise<FromWorker> => {
    try {
      const designs = await (found ??= find(terms.designs));
      const design = designs.find(({ name }) => name === question.design);
      if (design === undefined)
        throw new Error(`no design '${question.design}' to ask`);
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
}
