/**
 * One process a folder.
 *
 * The lock is the kernel's (flock), so it ends with the process that holds it,
 * however that ends. Node has no call for it: on Linux the `flock` program
 * takes it on a file that this process holds open, on macOS and BSD opening
 * the file does. Where there is neither, the file names the process, and one
 * that no longer runs counts for nothing; that is weaker: the id may belong to
 * somebody else by now, and two that start in the same millisecond may both
 * get in.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive, writeAll } from './write-whole.js';

/** The file that is locked. It is removed in the end; one that a killed
 * process left behind locks nothing. */
export const LOCK = '.ioasid.lock';

/** Somebody else is at work in the folder. */
export class LockedError extends Error {
  override readonly name = 'LockedError';

  /** @param holder who, in words */
  constructor(
    readonly folder: string,
    readonly holder: string,
  ) {
    super(`${folder} is in use by ${holder}`);
  }
}

export interface Lock {
  readonly release: () => void;
}

/** Opening with it locks, on macOS and BSD. */
const O_EXLOCK = 0x20;

const bsd = ['darwin', 'freebsd', 'openbsd', 'netbsd'].includes(
  process.platform,
);

type Outcome = 'locked' | 'held' | 'unsupported';

/**
 * Makes the folder if need be.
 *
 * @param kernel false: as on a system that has no such locks
 * @throws {LockedError} if it is held; Error if the folder cannot be written
 */
export function lockFolder(folder: string, kernel = true): Lock {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, LOCK);
  for (;;) {
    const file = open(path);
    const outcome =
      file === null ? 'held' : kernel ? lock(file) : 'unsupported';
    const before = readHolder(path);
    if (
      file === null ||
      outcome === 'held' ||
      (outcome === 'unsupported' && mayRun(before))
    ) {
      if (file !== null) closeSync(file);
      throw new LockedError(folder, wordsFor(before));
    }
    // Its last holder may have removed it after it was opened here.
    if (!isSame(file, path)) {
      closeSync(file);
      continue;
    }
    ftruncateSync(file, 0);
    writeAll(file, Buffer.from(`${JSON.stringify(myself())}\n`), 0);
    return {
      release: () => {
        rmSync(path, { force: true });
        closeSync(file);
      },
    };
  }
}

/** Null if it is locked by opening, and somebody else did so before. */
function open(path: string): number | null {
  const flags = constants.O_RDWR | constants.O_CREAT;
  if (!bsd) return openSync(path, flags);
  try {
    return openSync(path, flags | constants.O_NONBLOCK | O_EXLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null;
    throw error;
  }
}

function lock(file: number): Outcome {
  if (bsd) return 'locked';
  // The lock belongs to the open file, which the child shares with us, so it
  // outlives the child.
  const { status } = spawnSync('flock', ['-n', '3'], {
    stdio: ['ignore', 'ignore', 'ignore', file],
  });
  if (status === 0) return 'locked';
  return status === 1 ? 'held' : 'unsupported';
}

function isSame(file: number, path: string): boolean {
  const named = statSync(path, { throwIfNoEntry: false });
  const opened = fstatSync(file);
  return named?.ino === opened.ino && named.dev === opened.dev;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

const myself = (): Holder => ({
  pid: process.pid,
  host: hostname(),
  since: new Date().toISOString(),
});

/** What the file says; null if nothing that makes sense. */
function readHolder(path: string): Holder | null {
  try {
    const { pid, host, since } = JSON.parse(
      readFileSync(path, 'utf8'),
    ) as Partial<Holder>;
    return Number.isSafeInteger(pid) && isWord(host) && isWord(since)
      ? { pid: Number(pid), host, since }
      : null;
  } catch {
    return null;
  }
}

const isWord = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w.:-]{1,100}$/.test(value);

/** Another host's processes cannot be asked after. */
function mayRun(holder: Holder | null): boolean {
  return holder !== null && (holder.host !== hostname() || isAlive(holder.pid));
}

function wordsFor(holder: Holder | null): string {
  if (holder === null) return 'another process';
  const { pid, host, since } = holder;
  const where = host === hostname() ? '' : ` on ${host}`;
  const self = pid === process.pid && where === '' ? ' (this very one)' : '';
  return `process ${String(pid)}${where}${self}, since ${since}`;
}
