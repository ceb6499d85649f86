import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../traces/package-root.js';
import { LOCK, LockedError, lockFolder } from './lock.js';

const fresh = (): string => mkdtempSync(join(tmpdir(), 'lock-'));

/** A process that locks the folder and then waits to be killed. */
async function holder(folder: string, kernel: boolean): Promise<() => void> {
  const file = join(packageRoot, 'dist', 'checker', 'store', 'lock.js');
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { lockFolder } from ${JSON.stringify(pathToFileURL(file).href)};
     lockFolder(${JSON.stringify(folder)}, ${String(kernel)});
     console.log('locked'); setInterval(() => {}, 1000);`,
  ]);
  await once(child.stdout, 'data');
  expect(() => lockFolder(folder, kernel)).toThrow(
    `${folder} is in use by process ${String(child.pid)}, since 2`,
  );
  return () => void child.kill('SIGKILL');
}

describe.each([
  { how: 'by the kernel', kernel: true },
  { how: 'by the name of the process', kernel: false },
])('a folder locked $how', ({ kernel }) => {
  it('is for one at a time, and leaves nothing behind', () => {
    const folder = fresh();
    const lock = lockFolder(folder, kernel);
    expect(() => lockFolder(folder, kernel)).toThrow(LockedError);
    expect(() => lockFolder(folder, kernel)).toThrow('(this very one)');
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    lockFolder(folder, kernel).release();
  });

  it('is free as soon as its holder is killed', async () => {
    const folder = fresh();
    const kill = await holder(folder, kernel);
    kill();
    const until = Date.now() + 20_000;
    for (;;)
      try {
        lockFolder(folder, kernel).release();
        break;
      } catch (error) {
        if (!(error instanceof LockedError) || Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the name of a holder', () => {
  it('on another host cannot be asked after', () => {
    const folder = fresh();
    const since = '2026-01-01';
    const held = { pid: 1, host: `not-${hostname()}`, since };
    writeFileSync(join(folder, LOCK), JSON.stringify(held));
    expect(() => lockFolder(folder, false)).toThrow(
      `process 1 on not-${hostname()}, since ${since}`,
    );
    lockFolder(folder).release();
  });

  it('that makes no sense holds nothing and is not shown', () => {
    const folder = fresh();
    writeFileSync(
      join(folder, LOCK),
      '{"pid":1,"host":"\u001b[2J","since":""}',
    );
    lockFolder(folder, false).release();
  });
});
