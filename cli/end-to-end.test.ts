/** The built command as a process: what `npm start` runs. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { corpusFolder, packageRoot } from '../traces/package-root.js';
import { formatTrace } from '../traces/write.js';
import { catalogue } from './catalogue.js';
import { examplesIn, missing } from './readme/blocks.js';
import { Screen } from './report/screen.js';
import { shortestAttacks } from './report/attacks.js';
import type { RunResult } from './run/task.js';
import { traceFiles } from './list.js';
import { testWorld } from './testing.js';

/** A shared machine may be slow; the search itself takes a minute. */
const LONG = 900_000;

const main = join(packageRoot, 'dist', 'cli', 'main.js');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

type Act = (child: ChildProcess) => void;

/** @param act called with every piece of output, to act on the process */
function start(
  argv: readonly string[],
  act: Act = () => undefined,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...argv]);
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      act(child);
    });
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
      act(child);
    });
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

beforeAll(() => {
  if (!existsSync(main)) throw new Error(`${main} is missing: npm run build`);
});

describe('npm start', () => {
  let runs: readonly RunResult[] = [];

  it('judges every design as expected', { timeout: LONG }, async () => {
    const { code, out } = await start(['check', '--format', 'json', '-q']);
    runs = JSON.parse(out) as readonly RunResult[];
    expect(code).toBe(0);
    expect(new Set(runs.map(({ design }) => design))).toEqual(
      new Set(catalogue.designs.map(({ name }) => name)),
    );
  });

  it('prints what the README shows', () => {
    const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
    const shown = examplesIn(readme).find(({ command }) =>
      command.endsWith('npm start'),
    );
    expect(shown?.output.length).toBeGreaterThan(5);
    expect(shown === undefined ? '' : missing(shown, report(runs))).toBe('');
  });

  it('finds exactly the committed corpus', () => {
    const designs = [...new Set(runs.map(({ design }) => design))];
    const found = designs.flatMap((name) =>
      shortestAttacks(runs.filter(({ design }) => design === name)),
    );
    const fresh = new Map(
      found.map((trace) => [`${trace.name}.trace.json`, formatTrace(trace)]),
    );
    expect([...fresh.keys()].sort()).toEqual(traceFiles(corpusFolder));
    // When this fails: npm run corpus, and look at the difference.
    for (const [file, text] of fresh)
      expect(readFileSync(join(corpusFolder, file), 'utf8')).toBe(text);
  });
});

/** The text of a whole check; it is a function of the runs. */
function report(all: readonly RunResult[]): string {
  let text = '';
  const { world } = testWorld(catalogue, corpusFolder);
  const out = (part: string): void => {
    text += part;
  };
  const screen = new Screen(
    { ...world, out },
    { whole: true, quiet: false, indent: false },
  );
  for (const run of all) screen.run(run);
  screen.end(all, []);
  return text;
}

describe('the process', () => {
  const small = ['check', 'load-reference-broken', 'flush-broken'];

  it(
    'prints the same on one thread and on two',
    { timeout: LONG },
    async () => {
      const one = await start([...small, '--threads', '1']);
      const two = await start([...small, '--threads', '2']);
      expect(one.code).toBe(0);
      expect(two.out).toBe(one.out);
    },
  );

  it('reports what it has on Ctrl-C, and exits with 3', async () => {
    let sent = false;
    const scope = 'vms=3,ioasids=3,mdevs=1+1+1,quota=3';
    const { code, out } = await start(
      ['check', 'set-only', '--scope', scope],
      // The first progress is told: the search is under way. Once only; a
      // second Ctrl-C would end the process at once.
      (child) => {
        if (!sent) child.kill('SIGINT');
        sent = true;
      },
    );
    expect(code).toBe(3);
    expect(out).toMatch(/STOPPED at depth \d+ \(interrupted\)/);
    expect(out).toMatch(/inter-vm-dma +never +not seen to depth \d+/);
  });

  it('stops at --timeout, and exits with 3', async () => {
    const { code, out } = await start([
      ...['check', 'set-only', '--no-symmetry', '--timeout', '1'],
    ]);
    expect(code).toBe(3);
    expect(out).toMatch(/STOPPED at depth \d+ \(time limit\)/);
  });

  it('takes a reader that leaves early for no failure', async () => {
    const { code, err } = await start(['--help'], (child) => {
      child.stdout?.destroy();
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
