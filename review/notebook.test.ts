import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checksum } from '../checker/store/checksum.js';
import { setOnly } from '../model/designs/setOnly.js';
import { inlineAsker } from './askers.js';
import { emptyNotebook, readNotebook, writeNotebook } from './notebook.js';
import type { Answer, Question } from './question.js';
import { questionKey } from './question.js';

const MODEL = '0123456789ab';
const path = join(mkdtempSync(join(tmpdir(), 'notebook-')), 'answers.json');

const question: Question = {
  design: 'set-only',
  scope: 'vms=2,ioasids=1,mdevs=1+0,vfs=0,threads=1,quota=1',
  rules: [],
  refusals: [],
  maxStates: 10_000,
  until: 'foreign-free',
};

const notebook = emptyNotebook();

beforeAll(async () => {
  const [answer] = await inlineAsker([setOnly])([question]);
  if (answer === undefined || answer === 'interrupted')
    throw new Error('not answered');
  notebook.set(questionKey(question), answer);
});

/** The file with its content changed and its checksums right again. */
function forged(change: (answer: Answer) => object): void {
  const answers = [...notebook].map(([key, answer]) => {
    const now = change(answer);
    return [key, now, checksum(JSON.stringify([key, now]))];
  });
  const { seal, ...rest } = {
    ...(JSON.parse(readFileSync(path, 'utf8')) as { seal: number }),
    answers,
  };
  expect(seal).toBeTypeOf('number');
  const sum = checksum(JSON.stringify(rest));
  writeFileSync(path, `${JSON.stringify({ ...rest, seal: sum })}\n`);
}

describe('saved answers', () => {
  it('are read as they were written', () => {
    writeNotebook(path, MODEL, notebook);
    expect(readNotebook(path, MODEL)).toEqual(notebook);
    expect(readNotebook(`${path}.none`, MODEL)).toEqual(emptyNotebook());
  });

  it.each([
    ['complete, and yet stopped', { complete: true, stopped: 'states' }],
    ['with no number of states', { states: -1 }],
    ['with claims that are none', { claims: [{ claim: 'x' }] }],
    ['holds, after part of a search', 'holds'],
    ['broken, and no run shows it', 'broken'],
  ])('are refused if they are %s', (_, change) => {
    writeNotebook(path, MODEL, notebook);
    forged((answer) => answer);
    expect(readNotebook(path, MODEL)).toEqual(notebook);
    forged((answer) => ({
      ...answer,
      ...(typeof change === 'string'
        ? { claims: [{ claim: 'x', settled: change, trace: null }] }
        : change),
      ...(change === 'holds' ? { complete: false, stopped: 'states' } : {}),
    }));
    expect(() => readNotebook(path, MODEL)).toThrow(/should be .*\n.*cause/);
  });

  it('of another version, program or model are refused in words', () => {
    writeNotebook(path, MODEL, notebook);
    expect(() => readNotebook(path, 'other')).toThrow(/another model/);
    writeFileSync(path, `{"model":"${MODEL}","answers":[]}\n`);
    expect(() => readNotebook(path, MODEL)).toThrow(/no answers that this/);
  });
});
