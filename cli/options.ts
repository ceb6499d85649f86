/** The command line as data. */
import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InputError } from '../traces/input-error.js';

export const formats = ['text', 'mail', 'json', 'ktap'] as const;
export type Format = (typeof formats)[number];

export interface Options {
  /** The verb and its arguments. */
  readonly words: readonly string[];
  readonly scope: string | null;
  readonly claims: readonly string[] | null;
  readonly format: Format;
  readonly save: string | null;
  readonly maxStates: number | null;
  /** Mebibytes a run may take for its states; null for the default. */
  readonly maxMemory: number | null;
  readonly timeout: number | null;
  readonly seed: number | null;
  readonly threads: number | null;
  readonly design: string | null;
  readonly until: number | null;
  /** Take states that differ in names only as one. */
  readonly symmetry: boolean;
  readonly quiet: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

const DEFAULT_FOLDER = 'runs';

/** @throws InputError on an unknown flag or a value that makes no sense */
export function parseOptions(argv: readonly string[]): Options {
  const { rest, save } = takeSave(argv);
  const { values, positionals } = parse(rest);
  return {
    words: positionals,
    scope: values.scope ?? null,
    claims: values.claim ?? null,
    format: formatOf(values.format ?? 'text'),
    save,
    maxStates: whole('--max-states', values['max-states'], 1),
    maxMemory: whole('--max-memory', values['max-memory'], 1),
    timeout: positive('--timeout', values.timeout),
    seed: whole('--seed', values.seed, 0),
    threads: whole('--threads', values.threads, 1),
    design: values.design ?? null,
    until: whole('--until', values.until, 0),
    symmetry: !(values['no-symmetry'] ?? false),
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
      'max-memory': { type: 'string' },
      timeout: { type: 'string' },
      seed: { type: 'string' },
      threads: { type: 'string' },
      design: { type: 'string' },
      until: { type: 'string' },
      'no-symmetry': { type: 'boolean' },
      quiet: { type: 'boolean', short: 'q' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });

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

function formatOf(text: string): Format {
  const format = formats.find((known) => known === text);
  if (format !== undefined) return format;
  throw new InputError({
    what: `unknown format '${text}'`,
    available: formats,
    tryThis: '--format text',
  });
}

function whole(
  flag: string,
  text: string | undefined,
  least: number,
): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least)
    return value;
  throw badNumber(flag, text, `a whole number from ${least} on`);
}

function positive(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw badNumber(flag, text, 'a number of seconds above 0');
}

function badNumber(flag: string, text: string, wanted: string): InputError {
  return new InputError({
    what: `${flag} ${text}: should be ${wanted}`,
    tryThis: `${flag} 60`,
  });
}
