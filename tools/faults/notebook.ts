/** The saved answers of a review as the victim of faults. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setOnly } from '../../model/designs/setOnly.js';
import { inlineAsker } from '../../review/askers.js';
import {
  emptyNotebook,
  notebookName,
  readNotebook,
  writeNotebook,
} from '../../review/notebook.js';
import type { Question } from '../../review/question.js';
import { questionKey } from '../../review/question.js';
import { InputError } from '../../traces/input-error.js';
import { SCOPE } from './checkpoint.js';
import type { Files } from './faults.js';
import type { Reading, Subject } from './trial.js';
import { filesIn } from './trial.js';
import { tryFiles } from './whole.js';

const MODEL = '0123456789ab';

/** No file is no damage: the review begins anew, as the first one did. */
const NONE = 'none there';

/** The whole design, and with one rule off. */
const questions = ['', ...setOnly.rules].map((left): Question => ({
  design: setOnly.name,
  scope: `${SCOPE},vfs=0,threads=1`,
  rules: setOnly.rules.filter((rule) => rule !== left),
  refusals: [],
  maxStates: 2000,
  until: 'foreign-free',
}));

export async function notebookSubject(
  folder: string,
  count = 6,
): Promise<Subject> {
  const path = join(folder, notebookName(MODEL));
  const asked = questions.slice(0, count);
  const answers = await inlineAsker([setOnly])(asked);
  const notebook = emptyNotebook();
  let older: Files = new Map();
  for (const [n, question] of asked.entries()) {
    const answer = answers[n];
    if (answer === undefined || answer === 'interrupted')
      throw new Error('a search was not answered');
    notebook.set(questionKey(question), answer);
    if (n < asked.length - 1) {
      writeNotebook(path, MODEL, notebook);
      older = filesIn(folder);
    }
  }
  writeNotebook(path, MODEL, notebook);
  const files = filesIn(folder);
  const read = (where: string): Reading => {
    const there = join(where, notebookName(MODEL));
    if (!existsSync(there)) return { kind: 'read', value: NONE };
    try {
      const known = readNotebook(there, MODEL);
      return { kind: 'read', value: JSON.stringify([...known]) };
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      return error instanceof InputError
        ? { kind: 'refused', words }
        : { kind: 'crashed', words };
    }
  };
  return {
    name: 'saved answers',
    files,
    older,
    read,
    right: new Set([...(await tryFiles([files, older], read)), NONE]),
  };
}
