/** External programs: whether they are there, and running them. */
import { spawn, spawnSync } from 'node:child_process';

/** A Debian package and the command it brings. */
export interface Tool {
  readonly command: string;
  readonly package: string;
}

export const SPIN: Tool = { command: 'spin', package: 'spin' };
export const RUMUR: Tool = { command: 'rumur', package: 'rumur' };
export const GCC: Tool = { command: 'gcc', package: 'gcc' };

/** A program that is missing, failed, or took too long. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

export function missingTools(tools: readonly Tool[]): readonly Tool[] {
  return tools.filter(({ command }) => {
    const { error } = spawnSync(command, ['--version'], { stdio: 'ignore' });
    return error !== undefined;
  });
}

/** What is missing and how to get it. */
export function describeMissing(missing: readonly Tool[]): string {
  const commands = missing.map(({ command }) => command).join(', ');
  const packages = missing.map((tool) => tool.package).join(' ');
  return (
    `not found: ${commands}. They confirm the counts and verdicts and are ` +
    `no part of this package; on Debian or Ubuntu: ` +
    `apt-get install ${packages}`
  );
}

export interface RunOptions {
  readonly folder: string;
  /** The longest it may take. Default: ten minutes. */
  readonly seconds?: number;
  /** Exit codes that are answers, not failures. Default: 0. */
  readonly answers?: readonly number[];
}

/**
 * Runs a program to its end and returns what it printed.
 *
 * @throws ToolError if it cannot run, fails or takes too long
 */
export async function runTool(
  command: string,
  args: readonly string[],
  { folder, seconds = 600, answers = [0] }: RunOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const line = [command, ...args].join(' ');
    const child = spawn(command, args, {
      cwd: folder,
      timeout: seconds * 1000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => {
      reject(new ToolError(`'${line}' did not start: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString('utf8');
      if (code !== null && answers.includes(code)) resolve(output);
      else
        reject(
          new ToolError(
            `'${line}' ended with ${code === null ? String(signal) : String(code)}` +
              `${signal === null ? '' : ` (limit ${String(seconds)} s)`}: ` +
              output.trim().split('\n').slice(-5).join(' | '),
          ),
        );
    });
  });
}
