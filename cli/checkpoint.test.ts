/** A search that is killed, again and again, against one that is not. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../traces/package-root.js';
import type { RunResult } from './run/task.js';

const main = join(packageRoot, 'dist', 'cli', 'main.js');

/** A second or two of searching. */
const SEARCH = [
  ...['check', 'reference', '--no-symmetry', '--format', 'json', '-q'],
  ...['--scope', 'vms=2,ioasids=3,mdevs=4,quota=2'],
];
const OFTEN = ['--checkpoint-every', '0.05'];

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
  }>;
}

function start(...flags: readonly string[]): Running {
  const child = spawn(process.execPath, [main, ...SEARCH, ...OFTEN, ...flags]);
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const ended = new Promise<Awaited<Running['ended']>>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
  return { child, ended };
}

/** What does not depend on the clock. */
function result(out: string): unknown {
  const [run] = JSON.parse(out) as RunResult[];
  if (run === undefined) throw new Error(`no run in ${out}`);
  const { states, transitions, depth, complete, claims, vacuous } = run;
  return { states, transitions, depth, complete, claims, vacuous };
}

const savedIn = (folder: string): string => join(folder, 'search.json');

/** Until the process has saved anew, and then some milliseconds more. */
async function saved(folder: string, more: number): Promise<void> {
  const file = savedIn(folder);
  const time = (): number => (existsSync(file) ? statSync(file).mtimeMs : 0);
  const before = time();
  const until = Date.now() + 60_000;
  while (time() === before && Date.now() < until) await sleep(5);
  await sleep(more);
}

function statesIn(folder: string): number {
  const text = readFileSync(savedIn(folder), 'utf8');
  return (JSON.parse(text) as { readonly count: number }).count;
}

describe('a search in a process of its own', () => {
  it('survives kills, and ends as if there had been none', async () => {
    const whole = await start().ended;
    expect(whole.code).toBe(0);
    expect(result(whole.out)).toMatchObject({
      states: 373_801,
      transitions: 5_768_976,
    });
    const folder = join(mkdtempSync(join(tmpdir(), 'ioasid-')), 'search');
    const progress: number[] = [];
    for (const [n, more] of [0, 7, 23].entries()) {
      const flag = n === 0 ? '--checkpoint' : '--resume';
      const { child, ended } = start(flag, folder);
      await saved(folder, more);
      child.kill('SIGKILL');
      expect((await ended).out).toBe('');
      progress.push(statesIn(folder));
    }
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress[0]).toBeGreaterThan(1);
    const resumed = await start('--resume', folder, '--workers', '2').ended;
    expect(resumed.code).toBe(0);
    expect(result(resumed.out)).toEqual(result(whole.out));
  });

  it('is saved on Ctrl-C, and says how to go on', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'ioasid-')), 'search');
    const { child, ended } = start('--checkpoint', folder);
    await saved(folder, 0);
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect(code).toBe(3);
    expect(result(out)).toMatchObject({ complete: false });
    expect(err).toContain(`--no-symmetry --resume ${folder}\n`);
    const resumed = await start('--resume', folder).ended;
    expect(result(resumed.out)).toMatchObject({
      states: 373_801,
      transitions: 5_768_976,
      complete: true,
    });
  });
});
