/** Reads a file that somebody named: it may be anything. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { InputError } from './input-error.js';
import type { Problem } from './input-error.js';

/** More than any design or trace that a person or this tool writes. */
export const MOST_BYTES = 2 ** 24;

/** How deep lists and objects of a JSON file may lie in each other. */
const MOST_NESTED = 500;

const PIECE = 2 ** 16;

/**
 * The text of a regular file, and never a wait for what is none.
 *
 * @throws InputError if it cannot be opened, is a folder, a pipe, a device, is
 * empty, holds more than 16 MiB or bytes that no text has
 */
export function readText(path: string, tryThis: string): string {
  const bytes = contents(path, tryThis);
  if (bytes.length === 0)
    throw new InputError({
      what: `${path} is empty`,
      cause: 'a disk was full, or a command that should have filled it failed',
      tryThis,
    });
  if (bytes.includes(0))
    throw new InputError({
      what: `${path} is no text: it holds zero bytes`,
      cause: 'a binary file, one in UTF-16, or one that a crash left behind',
      tryThis,
    });
  return bytes.toString('utf8');
}

function contents(path: string, tryThis: string): Buffer {
  const refuse = (problem: Omit<Problem, 'tryThis'>): InputError =>
    new InputError({ ...problem, tryThis });
  let file: number;
  try {
    // A pipe that nobody writes to must not be waited for.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw refuse({
      what: `cannot read ${path}: ${reason(error)}`,
      cause: usualCause((error as NodeJS.ErrnoException).code),
    });
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile())
      throw refuse({
        what: `cannot read ${path}: it is ${kindOf(stats)}, not a file`,
        cause: 'the name is of something else, or the shell made a pipe of it',
      });
    const pieces: Buffer[] = [];
    let size = 0;
    // Its size is not asked: some files of the system say 0.
    for (;;) {
      const piece = Buffer.alloc(PIECE);
      const got = readSync(file, piece);
      if (got === 0) return Buffer.concat(pieces, size);
      pieces.push(piece.subarray(0, got));
      size += got;
      if (size > MOST_BYTES)
        throw refuse({
          what: `${path} holds more than ${MOST_BYTES / 2 ** 20} MiB`,
          cause: 'another file was named',
        });
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw refuse({
      what: `cannot read ${path}: ${reason(error)}`,
      cause: 'the disk or the file system fails',
    });
  } finally {
    closeSync(file);
  }
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}

function usualCause(code: string | undefined): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'the file, or a folder above it, is not yours to read';
    case 'ELOOP':
      return 'symbolic links that lead to each other';
    case 'ENXIO':
      return 'it is a socket or a device, not a file';
    case undefined:
    default:
      return 'the name is misspelt, or relative to another folder';
  }
}

/**
 * @throws InputError if the text is not JSON, or nested so deep that nothing
 * could read it
 */
export function parseJson(
  text: string,
  path: string,
  advice: Pick<Problem, 'cause' | 'tryThis'>,
): unknown {
  const depth = nesting(text);
  if (depth > MOST_NESTED)
    throw new InputError({
      what:
        `${path} has ${depth} lists and objects in each other; at most ` +
        `${MOST_NESTED} are read`,
      ...advice,
    });
  try {
    // An editor's byte order mark is no part of JSON.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InputError({
      what: `${path} is not JSON: ${reason(error)}`,
      ...advice,
    });
  }
}

/** Brackets open at a time, at most; those in texts do not count. */
function nesting(text: string): number {
  let open = 0;
  let most = 0;
  for (let at = 0, quoted = false; at < text.length; at++) {
    const char = text[at];
    if (quoted && char === '\\') at++;
    else if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '[' || char === '{') most = Math.max(most, ++open);
    else if (char === ']' || char === '}') open--;
  }
  return most;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
