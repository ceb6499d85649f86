/** Ways to have questions answered: in this thread, on several, from a
 * notebook kept on disk. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Design } from '../model/design.js';
import { writeWhole } from '../traces/file.js';
import { readText } from '../traces/regular-file.js';
import { ask } from './ask.js';
import type { Answer, Asker, Question } from './question.js';
import { questionKey } from './question.js';

export function inlineAsker(
  designs: readonly Design[],
  interrupted: () => boolean = () => false,
): Asker {
  return async (questions) => {
    const answers: (Answer | 'interrupted')[] = [];
    for (const question of questions) {
      const design = designs.find(({ name }) => name === question.design);
      if (design === undefined)
        throw new Error(`no design '${question.design}' to ask`);
      answers.push(
        interrupted()
          ? 'interrupted'
          : await ask(design, question, interrupted),
      );
    }
    return answers;
  };
}

export type FromWorker =
  | { readonly kind: 'answer'; readonly answer: Answer | 'interrupted' }
  | { readonly kind: 'crash'; readonly text: string };

/** A module that serves questions on a worker thread. */
export interface Staff {
  readonly file: string;
  /** What it needs to find its designs; plain data. */
  readonly designs: readonly string[];
}

const packaged: Staff = {
  file: fileURLToPath(new URL('./worker.js', import.meta.url)),
  designs: [],
};

/** What a worker thread is started with. */
export interface Terms {
  readonly flag: SharedArrayBuffer;
  readonly designs: readonly string[];
}

export interface Crew {
  readonly asker: Asker;
  readonly end: () => Promise<void>;
}

/**
 * Worker threads, kept until `end`.
 *
 * @param flag an Int32 in shared memory, not 0 once the user interrupts
 * @param staff left out, one that knows the designs of this package only
 */
export function crewOf(
  threads: number,
  flag: SharedArrayBuffer,
  { file, designs }: Staff = packaged,
): Crew {
  if (!existsSync(file))
    throw new Error(`${file} is missing; run 'npm run build' first`);
  const terms: Terms = { flag, designs };
  const workers: Worker[] = [];
  const asker: Asker = async (questions) => {
    const answers: (Answer | 'interrupted')[] = [];
    const queue = questions.map((question, index) => ({ question, index }));
    const serve = async (lane: number): Promise<void> => {
      const worker =
        workers[lane] ??
        new Worker(file, {
          workerData: terms,
        });
      workers[lane] = worker;
      for (let next = queue.shift(); next; next = queue.shift())
        answers[next.index] = await one(worker, next.question);
    };
    const lanes = Math.min(threads, questions.length);
    await Promise.all(Array.from({ length: lanes }, (_, n) => serve(n)));
    return answers;
  };
  const end = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  return { asker, end };
}

function one(
  worker: Worker,
  question: Question,
): Promise<Answer | 'interrupted'> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number): void => {
      reject(new Error(`a worker thread ended with code ${code}`));
    };
    worker.on('error', reject).on('exit', onExit);
    worker.once('message', (message: FromWorker) => {
      worker.off('error', reject).off('exit', onExit);
      if (message.kind === 'answer') resolve(message.answer);
      else reject(new Error(`${question.design}: ${message.text}`));
    });
    worker.postMessage(question);
  });
}

/** Answers known already, by question. */
export type Notebook = Map<string, Answer>;

export const emptyNotebook = (): Notebook => new Map<string, Answer>();

/**
 * Asks each question once. Every answer is written down before the next
 * batch, so that a review that was interrupted goes on where it was.
 *
 * @param batch questions between two writings
 */
export function remembering(
  notebook: Notebook,
  asker: Asker,
  onAnswer: () => void,
  batch = 8,
): Asker {
  return async (questions) => {
    const fresh = new Map<string, Question>();
    for (const question of questions) {
      const key = questionKey(question);
      if (!notebook.has(key)) fresh.set(key, question);
    }
    const open = [...fresh];
    for (let at = 0; at < open.length; at += batch) {
      const part = open.slice(at, at + batch);
      const answers = await asker(part.map(([, question]) => question));
      for (const [n, [key]] of part.entries()) {
        const answer = answers[n];
        if (answer === undefined || answer === 'interrupted') continue;
        notebook.set(key, answer);
      }
      onAnswer();
    }
    return questions.map(
      (question) => notebook.get(questionKey(question)) ?? 'interrupted',
    );
  };
}

interface NotebookFile {
  /** Of the model that gave the answers. */
  readonly model: string;
  readonly answers: readonly (readonly [string, Answer])[];
}

/** An empty notebook if there is no file, or another model wrote it. */
export function readNotebook(path: string, model: string): Notebook {
  if (!existsSync(path)) return emptyNotebook();
  try {
    const file = JSON.parse(readText(path, '--save')) as NotebookFile;
    return file.model === model
      ? new Map<string, Answer>(file.answers)
      : emptyNotebook();
  } catch {
    // A notebook only saves time; a damaged one is begun again.
    return emptyNotebook();
  }
}

/** @throws InputError if the folder cannot be written */
export function writeNotebook(
  path: string,
  model: string,
  notebook: Notebook,
): void {
  const file: NotebookFile = {
    model,
    answers: [...notebook],
  };
  writeWhole(path, `${JSON.stringify(file)}\n`);
}
