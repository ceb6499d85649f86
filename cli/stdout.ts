/** Where the command prints, and what becomes of it where nobody takes it. */
import { fstatSync } from 'node:fs';
import { writeAll } from '../checker/store/write-whole.js';

/** What a shell shows for a command that SIGPIPE ended. */
const READER_GONE = 141;
const CANNOT_WRITE = 2;

export interface Stdout {
  readonly out: (text: string) => void;
  /** Of the process, once it is known that not all was taken. */
  readonly failure: () => number | null;
}

/**
 * Prints all of it, or fails once: a reader that leaves early, such as `head`,
 * ends the command quietly with 141; a full disk ends it with words and 2.
 *
 * @param stop ends what is under way as Ctrl-C does, so that what was to be
 * saved is saved
 */
export function openStdout(stop: () => void): Stdout {
  let failure: number | null = null;
  const fail = (error: NodeJS.ErrnoException): void => {
    if (failure !== null) return;
    failure = unwritten(error);
    // A pipe may tell after all else is done.
    process.exitCode = failure;
    stop();
  };
  process.stdout.on('error', fail);
  // Nobody may be left to hear; what the command does stays the same.
  process.stderr.on('error', () => undefined);
  const write = isStream()
    ? (text: string): void => void process.stdout.write(text)
    : (text: string): void => {
        // A file's stream takes a write for done that took a part only.
        writeAll(1, Buffer.from(text));
      };
  return {
    out: (text) => {
      if (failure !== null) return;
      try {
        write(text);
      } catch (error) {
        fail(error as NodeJS.ErrnoException);
      }
    },
    failure: () => failure,
  };
}

/** The exit code of a command whose output was not taken; tells of a full
 * disk, and leaves a reader that is gone in peace. */
export function unwritten(error: NodeJS.ErrnoException): number {
  if (error.code === 'EPIPE') return READER_GONE;
  process.stderr.write(
    `error: cannot write to stdout: ${error.message}\n` +
      `  usual cause  the disk is full, or a limit (ulimit -f) reached\n` +
      `  try          another file, or a pipe: | less\n`,
  );
  return CANNOT_WRITE;
}

function isStream(): boolean {
  const there = fstatSync(1);
  return process.stdout.isTTY || there.isFIFO() || there.isSocket();
}
