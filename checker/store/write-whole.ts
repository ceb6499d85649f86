/** Files that are there whole or not at all, whatever ends the process. */
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes beside the place, flushes, and renames: a full disk or a kill leaves
 * an older file as it was. What is no file (a device, a pipe) is written to
 * straight. A link stays one, and a file keeps its mode.
 *
 * @throws Error of the file system; no temporary file is left then
 */
export function writeWhole(path: string, text: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile() && !there.isDirectory())
    withFile(path, 'w', (file) => {
      writeAll(file, Buffer.from(text));
    });
  else replace(there === undefined ? path : realpathSync(path), there, text);
}

function replace(path: string, there: Stats | undefined, text: string): void {
  const folder = dirname(path);
  sweep(folder, basename(path));
  const temporary = join(folder, `.${basename(path)}.${process.pid}.tmp`);
  try {
    withFile(temporary, 'w', (file) => {
      if (there !== undefined) fchmodSync(file, there.mode & 0o7777);
      writeAll(file, Buffer.from(text));
      fsyncSync(file);
    });
    renameSync(temporary, path);
  } catch (error) {
    discard(temporary);
    throw error;
  }
  flushFolder(folder);
}

/** Writes all of it: a single write may take a part and report no error. */
export function writeAll(
  file: number,
  bytes: Uint8Array,
  position: number | null = null,
): void {
  for (let at = 0; at < bytes.length;)
    at += writeSync(
      file,
      bytes,
      at,
      bytes.length - at,
      position === null ? null : position + at,
    );
}

export function withFile<T>(
  path: string,
  flags: string | number,
  use: (file: number) => T,
): T {
  const file = openSync(path, flags);
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a rename or a new file in the folder last through a power cut. */
export function flushFolder(folder: string): void {
  try {
    withFile(folder, 'r', fsyncSync);
  } catch {
    // Not every system lets a folder be flushed; the files themselves are.
  }
}

/** Removes what killed processes left of their attempts at the same file. */
function sweep(folder: string, name: string): void {
  for (const found of readdirSync(folder)) {
    if (!found.startsWith(`.${name}.`)) continue;
    const [, pid] = /^(\d+)\.tmp$/.exec(found.slice(name.length + 2)) ?? [];
    if (pid !== undefined && !isAlive(Number(pid)))
      discard(join(folder, found));
  }
}

/** Whether a process of this machine has the id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What could not be made need not be removed; the first error is told.
  }
}
