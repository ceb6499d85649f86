/** Traces on disk. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

/** @throws InputError if the folder cannot be written */
export function writeWhole(path: string, text: string): void {
  const temporary = join(
    dirname(path),
    `.${basename(path)}.${process.pid}.tmp`,
  );
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeAndSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    discard(temporary);
    throw new InputError({
      what: `cannot write ${path}: ${reason(error)}`,
      cause: 'the disk is full, or the folder is not writable',
      tryThis: 'name another folder: --save <folder>',
    });
  }
}

function writeAndSync(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length;)
      at += writeSync(file, bytes, at, bytes.length - at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What could not be made need not be removed; the first error is told.
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
