/** The command line as data. */
import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InputError } from '../traces/input-error.js';
import { verbs } from './verbs.js';
import type { Verb } from './verbs.js';

export const formats = [
  'text',
  'mail',
  'json',
  'ktap',
  'junit',
  'sarif',
  'litmus',
  'itf',
  'mermaid',
  'mermaid-state',
  'rst',
  'html',
] as const;
export type Format = (typeof formats)[number];

export interface Options {
  /** The verb and its arguments. */
  readonly words: readonly string[];
  readonly scope: string | null;
  readonly claims: readonly string[] | null;
  readonly format: Format;
  readonly save: string | null;
  readonly maxStates: number | null;
  /** Bytes a run may take for its states; null for the default. */
  readonly memory: number | null;
  /** Steps from the start beyond which nothing is expanded. */
  readonly depth: number | null;
  /** Threads of one search. */
  readonly workers: number | null;
  /** Partial order reduction. */
  readonly por: boolean;
  /** End at the first run that shows the one claim asked for. */
  readonly first: boolean;
  /** Folder to save the search to, from its start. */
  readonly checkpoint: string | null;
  /** Folder of a saved search to go on with. */
  readonly resume: string | null;
  /** Seconds between two saves; null for the default. */
  readonly checkpointEvery: number | null;
  /** Language of an export. */
  readonly to: string | null;
  /** File of an export. */
  readonly out: string | null;
  readonly timeout: number | null;
  /** When that is over, in milliseconds since the epoch. */
  readonly deadline: number | null;
  /** Whether design files that are code may be run. */
  readonly code: boolean;
  readonly seed: number | null;
  readonly threads: number | null;
  readonly design: string | null;
  /** The design that an explained trace is asked of as well. */
  readonly against: string | null;
  readonly until: number | null;
  /** Walk a trace interactively. */
  readonly step: boolean;
  /** Take states that differ in names only as one. */
  readonly symmetry: boolean;
  /** Re-check each search; null for the default. */
  readonly certify: boolean | null;
  readonly quiet: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

const DEFAULT_FOLDER = 'runs';

/** Walks are drawn by 32 bits; a larger seed would draw those of another. */
const MOST_SEED = 2 ** 32 - 1;

/** @throws InputError on an unknown flag or a value that makes no sense */
export function parseOptions(argv: readonly string[]): Options {
  const { rest, save } = takeSave(argv);
  const { values, positionals } = parse(rest);
  refuseStrange(positionals[0], [
    ...flagNames(values),
    ...(save === null ? [] : (['save'] as const)),
  ]);
  const timeout = positive('--timeout', values.timeout);
  return {
    words: positionals,
    scope: values.scope ?? null,
    claims: values.claim ?? null,
    format: formatOf(values.format ?? 'text'),
    save,
    maxStates: whole('--max-states', values['max-states'], 1),
    memory: bytes('--memory', values.memory),
    depth: whole('--depth', values.depth, 1),
    workers: whole('--workers', values.workers, 1),
    por: values.por ?? false,
    first: values.first ?? false,
    checkpoint: named('--checkpoint', values.checkpoint),
    resume: named('--resume', values.resume),
    checkpointEvery: positive('--checkpoint-every', values['checkpoint-every']),
    to: values.to ?? null,
    out: named('--out', values.out),
    timeout,
    deadline: timeout === null ? null : Date.now() + timeout * 1000,
    code: !(values['no-code'] ?? false),
    seed: whole('--seed', values.seed, 0, MOST_SEED),
    threads: whole('--threads', values.threads, 1),
    design: values.design ?? null,
    against: values.against ?? null,
    step: values.step ?? false,
    until: whole('--until', values.until, 0),
    symmetry: !(values['no-symmetry'] ?? false),
    certify: either(values.certify, values['no-certify']),
    quiet: values.quiet ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

function parse(argv: readonly string[]): ReturnType<typeof parseStrictly> {
  try {
    return parseStrictly(argv);
  } catch (error) {
    throw new InputError({
      what: error instanceof Error ? error.message : String(error),
      cause: 'a misspelt flag, or one that lacks its value',
      tryThis: 'ioasid --help',
    });
  }
}

const parseStrictly = (argv: readonly string[]) =>
  parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      scope: { type: 'string' },
      claim: { type: 'string', multiple: true },
      format: { type: 'string' },
      'max-states': { type: 'string' },
      memory: { type: 'string' },
      depth: { type: 'string' },
      workers: { type: 'string' },
      por: { type: 'boolean' },
      first: { type: 'boolean' },
      checkpoint: { type: 'string' },
      resume: { type: 'string' },
      'checkpoint-every': { type: 'string' },
      to: { type: 'string' },
      out: { type: 'string' },
      timeout: { type: 'string' },
      seed: { type: 'string' },
      threads: { type: 'string' },
      design: { type: 'string' },
      against: { type: 'string' },
      until: { type: 'string' },
      step: { type: 'boolean' },
      'no-symmetry': { type: 'boolean' },
      certify: { type: 'boolean' },
      'no-certify': { type: 'boolean' },
      'no-code': { type: 'boolean' },
      quiet: { type: 'boolean', short: 'q' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });

type Flag = keyof ReturnType<typeof parseStrictly>['values'] | 'save';

const flagNames = (
  values: ReturnType<typeof parseStrictly>['values'],
): readonly Flag[] => Object.keys(values) as (keyof typeof values)[];

/** Which verbs a flag means something to. */
const KNOWN_BY: Readonly<Record<Flag, readonly Verb[]>> = {
  scope: ['check', 'compare', 'review', 'export'],
  claim: ['check', 'compare', 'review', 'export'],
  format: ['check', 'replay', 'explain', 'compare', 'review'],
  save: ['check', 'review'],
  'max-states': ['check', 'compare', 'review'],
  memory: ['check'],
  certify: ['check'],
  'no-certify': ['check'],
  depth: ['check'],
  workers: ['check'],
  por: ['check'],
  first: ['check'],
  checkpoint: ['check'],
  resume: ['check'],
  'checkpoint-every': ['check'],
  to: ['export'],
  out: ['export'],
  // Of a design that is code it is also how long that may take.
  timeout: verbs,
  seed: ['check'],
  threads: ['check', 'compare', 'review'],
  design: ['replay', 'explain', 'show'],
  against: ['explain'],
  until: ['replay'],
  step: ['replay'],
  'no-symmetry': ['check'],
  quiet: ['check', 'review'],
  'no-code': verbs,
  help: verbs,
  version: verbs,
};

/** A flag that is not heeded would change nothing, in silence. */
function refuseStrange(word: string | undefined, flags: readonly Flag[]): void {
  const verb = verbs.find((known) => known === word);
  // What an unknown verb is told comes first.
  if (verb === undefined) return;
  for (const flag of flags)
    if (!KNOWN_BY[flag].includes(verb))
      throw new InputError({
        what: `--${flag} means nothing to ${verb}`,
        cause: 'it is a flag of another command',
        available: KNOWN_BY[flag].map((known) => `ioasid ${known} --${flag}`),
        tryThis: `ioasid ${verb} without it`,
      });
}

/** `--save` may stand alone; what follows is its folder only if it can be
 * nothing else. */
function takeSave(argv: readonly string[]): {
  readonly rest: readonly string[];
  readonly save: string | null;
} {
  const at = argv.findIndex((word) => /^--save(=|$)/.test(word));
  const word = argv[at];
  if (word === undefined) return { rest: argv, save: null };
  const without = (n: number): string[] => argv.toSpliced(at, n);
  const given = word.startsWith('--save=') ? word.slice(7) : null;
  if (given !== null)
    return { rest: without(1), save: given === '' ? DEFAULT_FOLDER : given };
  const next = argv[at + 1];
  return next !== undefined && isFolder(next)
    ? { rest: without(2), save: next }
    : { rest: without(1), save: DEFAULT_FOLDER };
}

function isFolder(word: string): boolean {
  if (word.startsWith('-')) return false;
  if (word.includes('/') || word === '.') return true;
  return existsSync(word) && statSync(word).isDirectory();
}

/** A format that this verb has no form of. */
export function noForm(
  verb: string,
  format: Format,
  available: readonly Format[],
): InputError {
  return new InputError({
    what: `${verb} has no ${format} form`,
    available,
    tryThis: `--format ${available[0] ?? 'text'}`,
  });
}

function formatOf(text: string): Format {
  const format = formats.find((known) => known === text);
  if (format !== undefined) return format;
  throw new InputError({
    what: `unknown format '${text}'`,
    available: formats,
    tryThis: '--format text',
  });
}

function either(yes = false, no = false): boolean | null {
  if (yes && no)
    throw new InputError({
      what: '--certify and --no-certify do not go together',
      tryThis: 'the same command without one of them',
    });
  return yes || no ? yes : null;
}

function whole(
  flag: string,
  text: string | undefined,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  const range =
    most === Number.MAX_SAFE_INTEGER ? `${least} on` : `${least} to ${most}`;
  throw badNumber(flag, text, `a whole number from ${range}`);
}

function positive(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw badNumber(flag, text, 'a number of seconds above 0');
}

const UNITS = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 } as const;

/** `512M` or `1.5G` in bytes. */
function bytes(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const [, digits, unit] = /^(\d+(?:\.\d+)?)([KMG])$/.exec(text) ?? [];
  const amount = Number(digits);
  if ((unit === 'K' || unit === 'M' || unit === 'G') && amount > 0)
    return Math.floor(amount * UNITS[unit]);
  throw new InputError({
    what: `${flag} ${text}: should be an amount with its unit, K, M or G`,
    cause: 'the unit is missing; K, M and G are powers of 1024 bytes',
    tryThis: `${flag} 2G`,
  });
}

function named(flag: string, text: string | undefined): string | null {
  if (text !== '') return text ?? null;
  throw new InputError({
    what: `${flag} has an empty name`,
    cause: 'a shell variable that is not set',
    tryThis: `${flag} runs/${flag.slice(2)}`,
  });
}

function badNumber(flag: string, text: string, wanted: string): InputError {
  return new InputError({
    what: `${flag} ${text}: should be ${wanted}`,
    tryThis: `${flag} 60`,
  });
}
