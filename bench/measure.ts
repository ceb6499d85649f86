/** A process from its start to its end: wall time and peak memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ToolError } from './crosscheck/run-tool.js';

/** Milliseconds between two looks at a process's memory. */
const LOOK_EVERY = 20;

export interface Measured {
  /** Wall time of the process, seconds. */
  readonly seconds: number;
  /** Peak resident memory, bytes; null where /proc does not tell. */
  readonly peak: number | null;
  readonly output: string;
  /** Ended by the time limit. */
  readonly timedOut: boolean;
}

export interface MeasureOptions {
  readonly folder: string;
  /** Seconds after which it is ended. */
  readonly limit: number;
}

/** @throws ToolError if it does not start, or fails before its time is up */
export function measure(
  command: string,
  args: readonly string[],
  { folder, limit }: MeasureOptions,
): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { pid } = child;
    const chunks: Buffer[] = [];
    let peak: number | null = null;
    let timedOut = false;
    const look = setInterval(() => {
      const now = pid === undefined ? null : peakOf(pid);
      if (now !== null) peak = Math.max(peak ?? 0, now);
    }, LOOK_EVERY);
    const end = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, limit * 1000);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => {
      clearInterval(look);
      clearTimeout(end);
      reject(new ToolError(`'${command}' did not start: ${error.message}`));
    });
    child.on('close', (code) => {
      clearInterval(look);
      clearTimeout(end);
      const output = Buffer.concat(chunks).toString('utf8');
      const seconds = (performance.now() - start) / 1000;
      if (code === 0 || timedOut) resolve({ seconds, peak, output, timedOut });
      else
        reject(
          new ToolError(
            `'${[command, ...args].join(' ')}' ended with ${String(code)}: ` +
              output.trim().split('\n').slice(-5).join(' | '),
          ),
        );
    });
  });
}

/** Of a process alone, the peak that the system kept; of one with children,
 * the sum of their present shares, so that shared memory counts once. */
function peakOf(pid: number): number | null {
  const family = familyOf(pid);
  const parts = family.map((member) =>
    family.length === 1
      ? kilobytes(`/proc/${String(member)}/status`, 'VmHWM')
      : kilobytes(`/proc/${String(member)}/smaps_rollup`, 'Pss'),
  );
  const known = parts.filter((part) => part !== null);
  return known.length === 0
    ? null
    : known.reduce((sum, part) => sum + part, 0) * 1024;
}

function familyOf(pid: number): readonly number[] {
  const id = String(pid);
  const children = read(`/proc/${id}/task/${id}/children`)
    .split(' ')
    .filter((word) => word !== '')
    .map(Number);
  return [pid, ...children.flatMap(familyOf)];
}

function kilobytes(file: string, key: string): number | null {
  const found = new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(read(file))?.[1];
  return found === undefined ? null : Number(found);
}

/** Empty if there is no such file, or the process is gone. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
