/** A world for tests: output in strings, a catalogue of small designs; and the
 * built command as a process. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../traces/package-root.js';
import { lockSystem, claims } from '../traces/fixture/lock.js';
import type { Design, Expectation } from '../model/design.js';
import { formatScope, reviewScope } from '../model/scope.js';
import type { Catalogue } from './catalogue.js';
import { command } from './command.js';
import { Interrupt, inlineRunner } from './run/pool.js';
import type { ExitCode, World } from './world.js';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export interface TestWorld {
  readonly world: World;
  readonly run: (...argv: readonly string[]) => Promise<Ran>;
}

/** A world whose command writes into the result. */
export function testWorld(catalogue: Catalogue, corpus: string): TestWorld {
  let out = '';
  let err = '';
  const world: World = {
    out: (text) => {
      out += text;
    },
    progress: {
      write: (text) => {
        err += text;
      },
      erase: () => undefined,
      live: false,
    },
    catalogue,
    runner: () => inlineRunner(catalogue),
    interrupt: new Interrupt(),
    corpus,
  };
  return {
    world,
    run: async (...argv) => {
      out = '';
      err = '';
      const code = await command(argv, world);
      return { code, out, err };
    },
  };
}

function lockDesign(
  name: string,
  rules: readonly string[],
  exclusion: Expectation,
  mendedBy?: string,
): Design {
  const system = lockSystem(rules, false, name);
  return {
    name,
    source: 'fixture',
    summary: 'Two VMs, one lock.',
    charts: system.charts,
    operations: system.operations,
    rules,
    claims: claims.filter(({ kind }) => kind !== 'refusal'),
    expect: { exclusion, 'somebody-enters': 'sometimes' },
    scopes: [reviewScope],
    ...(mendedBy === undefined ? {} : { mendedBy }),
  };
}

/** `tidy` holds; `untidy` breaks, as expected; `surprise` breaks, though its
 * author expects it to hold. */
export const lockCatalogue: Catalogue = {
  designs: [
    lockDesign('tidy', ['out-first'], 'never'),
    lockDesign('untidy', [], 'sometimes', 'tidy'),
    lockDesign('surprise', [], 'never'),
  ],
  extras: [],
  own: [],
  build: (design, scope) => ({
    ...lockSystem(design.rules, false, design.name),
    claims: design.claims,
    scope: formatScope(scope),
  }),
};

const main = join(packageRoot, 'dist', 'cli', 'main.js');

/** How a process of the built command ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs the built command, which is what `npm start` runs.
 *
 * @param act called with every piece of output, to act on the process
 */
export function start(
  argv: readonly string[],
  act: (child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  if (!existsSync(main)) throw new Error(`${main} is missing: npm run build`);
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
