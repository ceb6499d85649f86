/** Answers of a review on disk, so that the next one need not search again. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { checksum } from '../checker/store/checksum.js';
import { writeWhole } from '../traces/file.js';
import { InputError } from '../traces/input-error.js';
import { traceAt } from '../traces/parse.js';
import type { Place, Reader } from '../traces/reader.js';
import {
  atField,
  bool,
  field,
  list,
  nullable,
  object,
  oneOf,
  str,
  whole,
} from '../traces/reader.js';
import { tool } from '../traces/tool.js';
import type { Answer, ClaimAnswer, Notebook } from './question.js';

const FORMAT = 'ioasid-answers';
/** 1 had no checksums and no version. */
const VERSION = 2;

/** A question, its answer, and the checksum of both. */
type Entry = readonly [key: string, answer: Answer, sum: number];

interface NotebookFile {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** The program and the model that gave the answers. */
  readonly tool: string;
  readonly model: string;
  readonly answers: readonly Entry[];
}

export const emptyNotebook = (): Notebook => new Map<string, Answer>();

/** Where the answers of a model are kept; those of others lie beside them. */
export const notebookName = (model: string): string =>
  `review-${model}.notebook.json`;

/** @throws InputError if the folder cannot be written */
export function writeNotebook(
  path: string,
  model: string,
  notebook: Notebook,
): void {
  const file: NotebookFile = {
    format: FORMAT,
    version: VERSION,
    tool,
    model,
    answers: [...notebook].map(([key, answer]): Entry => [
      key,
      answer,
      sumOf(key, answer),
    ]),
  };
  const seal = checksum(JSON.stringify(file));
  writeWhole(path, `${JSON.stringify({ ...file, seal })}\n`);
}

const sumOf = (key: unknown, answer: unknown): number =>
  checksum(JSON.stringify([key, answer]));

/**
 * Empty if there is no file.
 *
 * @throws InputError if it is damaged, or not of this program and model
 */
export function readNotebook(path: string, model: string): Notebook {
  if (!existsSync(path)) return emptyNotebook();
  const at: Place = {
    file: path,
    path: '',
    advice: {
      cause: 'the disk failed, or the file was edited by hand',
      tryThis: 'delete the file and start the review anew',
    },
  };
  const top = object(contentOf(path), at);
  const { format, version, seal, ...rest } = top.value;
  if (format !== FORMAT || version !== VERSION || rest['tool'] !== tool)
    throw new InputError({
      what: `${path} holds no answers that this version reads`,
      cause: 'another version of this program wrote it, or another program',
      available: [`${FORMAT}, version ${VERSION}, of ${tool}`],
      tryThis: 'delete the file, or name another folder: --save <folder>',
    });
  const answers = field(top, 'answers', list(entry));
  if (seal !== checksum(JSON.stringify({ format, version, ...rest })))
    throw damaged(path, 'its checksum is not that of its content');
  if (rest['model'] !== model)
    throw new InputError({
      what: `${path} holds the answers of another model`,
      cause: 'the file was renamed, or copied over that of this model',
      tryThis: 'rename it back, or name another folder: --save <folder>',
    });
  return new Map(answers);
}

function contentOf(path: string): unknown {
  let text: string;
  let value: unknown;
  try {
    // Anything else of that name might never end, or never begin.
    if (!statSync(path).isFile()) throw new Error('it is not a file');
    text = readFileSync(path, 'utf8');
    value = JSON.parse(text);
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : String(error));
  }
  if (text !== `${JSON.stringify(value)}\n`)
    throw damaged(path, 'it is not written as this program writes');
  return value;
}

function damaged(path: string, fault: string): InputError {
  return new InputError({
    what: `${path} is damaged: ${fault}`,
    cause: 'the disk failed, or the file was edited by hand',
    tryThis: 'delete the file and start the review anew',
  });
}

const entry: Reader<readonly [string, Answer]> = (value, at) => {
  const [key, answer, sum, ...more]: readonly unknown[] = list(anything)(
    value,
    at,
  );
  if (more.length > 0 || sum !== sumOf(key, answer))
    throw damaged(at.file, `the checksum of ${at.path} is not that of it`);
  const question = parsed(str(key, at), at);
  return [str(key, at), answerTo(question, answer, at)];
};

const anything: Reader<unknown> = (value) => value;

/** What a key says of its question; see `questionKey`. */
interface Asked {
  readonly design: string;
  readonly refusals: readonly string[];
}

function parsed(key: string, at: Place): Asked {
  let fields: readonly unknown[];
  try {
    fields = list(anything)(JSON.parse(key), at);
  } catch {
    return atField(at, 'a question', key);
  }
  const [design, , , refusals] = fields;
  return { design: str(design, at), refusals: list(str)(refusals, at) };
}

const stops = [
  'states',
  'memory',
  'time',
  'interrupt',
  'depth',
  'found',
] as const satisfies readonly Answer['stopped'][];

const settlements = [
  'broken',
  'holds',
  'reached',
  'unreached',
  'open',
] as const satisfies readonly ClaimAnswer['settled'][];

function answerTo(asked: Asked, value: unknown, at: Place): Answer {
  const top = object(value, at);
  const complete = field(top, 'complete', bool);
  const stopped = field(top, 'stopped', nullable(oneOf(stops)));
  if (complete !== (stopped === null))
    return atField(at, 'complete or stopped', stopped);
  return {
    states: field(top, 'states', whole),
    complete,
    stopped,
    seconds: field(top, 'seconds', seconds),
    claims: field(top, 'claims', list(claimAnswer(asked, complete))),
    refusals: field(
      top,
      'refusals',
      list((refusal, place) => {
        const record = object(refusal, place);
        const rule = field(record, 'rule', oneOf(asked.refusals));
        return { rule, trace: field(record, 'trace', traceAt) };
      }),
    ),
  };
}

const seconds: Reader<number> = (value, at) =>
  typeof value === 'number' && value >= 0
    ? value
    : atField(at, 'a number of seconds', value);

const claimAnswer =
  ({ design }: Asked, complete: boolean): Reader<ClaimAnswer> =>
  (value, at) => {
    const record = object(value, at);
    const claim = field(record, 'claim', str);
    const settled = field(record, 'settled', oneOf(settlements));
    const trace = field(record, 'trace', nullable(traceAt));
    const shown = settled === 'broken' || settled === 'reached';
    if (shown !== (trace !== null))
      return atField(at, 'settled by a run, or not', settled);
    if (trace !== null && (trace.claim !== claim || trace.design !== design))
      return atField(at, `a run of ${design} about ${claim}`, trace.name);
    if ((settled === 'holds' || settled === 'unreached') && !complete)
      return atField(at, 'settled by a complete search', settled);
    return { claim, settled, trace };
  };
