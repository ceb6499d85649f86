/** One process, ended by SIGKILL after a while, or by itself before. */
import { spawn } from 'node:child_process';

export interface Ended {
  /** Null: it was killed. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Milliseconds from `ready`, or from the start, to the end. */
  readonly took: number;
}

/**
 * @param after milliseconds from when it says `ready` on stderr, or, if it
 * never does, from its start; Infinity for never
 * @param says whether it does
 */
export function runUntil(
  argv: readonly string[],
  after: number,
  says: boolean,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    let from = performance.now();
    let timer: NodeJS.Timeout | null = null;
    const arm = (): void => {
      from = performance.now();
      if (after !== Infinity)
        timer = setTimeout(() => child.kill('SIGKILL'), after);
    };
    if (!says) arm();
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
      if (says && timer === null && err.startsWith('ready\n')) arm();
    });
    child.on('close', (code) => {
      if (timer !== null) clearTimeout(timer);
      resolve({ code, out, err, took: performance.now() - from });
    });
  });
}
