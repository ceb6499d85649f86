/** Traces on disk. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeWhole as write } from '../checker/store/write-whole.js';
import { InputError } from './input-error.js';
import { parseTrace } from './parse.js';
import { readText } from './regular-file.js';
import type { Trace } from './trace.js';
import { formatTrace } from './write.js';

export const TRACE_SUFFIX = '.trace.json';

/** @throws InputError if the file cannot be read or is no trace */
export function readTrace(path: string): Trace {
  const text = readText(path, 'ioasid list traces');
  return parseTrace(text, path);
}

/**
 * Writes the trace beside its place and renames it there, so that a full disk
 * or a kill leaves an older file whole.
 *
 * @returns the path written
 * @throws InputError if the folder cannot be written
 */
export function saveTrace(folder: string, trace: Trace): string {
  const path = join(folder, `${trace.name}${TRACE_SUFFIX}`);
  writeWhole(path, formatTrace(trace));
  return path;
}

/** Makes the folder if need be. @throws InputError if it cannot be written */
export function writeWhole(path: string, text: string): void {
  overwrite(path, text, 'name another folder: --save <folder>', true);
}

/**
 * Writes beside the place and renames, so that a failure leaves an older file
 * whole.
 *
 * @throws InputError if the file or its folder cannot be written
 */
export function overwrite(
  path: string,
  text: string,
  tryThis: string,
  makeFolder = false,
): void {
  try {
    if (makeFolder) mkdirSync(dirname(path), { recursive: true });
    write(path, text);
  } catch (error) {
    throw new InputError({
      what: `cannot write ${path}: ${reason(error)}`,
      cause: 'the disk is full, or the folder is missing or not writable',
      tryThis,
    });
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
