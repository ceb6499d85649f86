/** Builds the engine with a mistake in it and lets random systems find it. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execPath } from 'node:process';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import type { Mutant } from './mutant.js';
import { mutate } from './mutant.js';

/** The systems of a trial. */
export interface Draws {
  readonly first: number;
  readonly most: number;
}

export interface Killed {
  readonly draws: number;
  /** What differed: the two searches, or the error. */
  readonly difference: string;
}

/** A mistake that makes a search endless is noticed by the clock. */
const SECONDS = 600;

/**
 * @param mutant null for the engine as it is
 * @returns null if no draw noticed
 * @throws {MutantError} if the mutant does not fit the source
 */
export async function tryMutant(
  mutant: Mutant | null,
  draws: Draws,
): Promise<Killed | null> {
  // Below node_modules, where the packages it imports are found.
  const folder = await mkdtemp(resolve('node_modules', '.mutant-'));
  try {
    await build({
      entryPoints: {
        probe: 'tools/mutants/probe.ts',
        'crew-worker': 'checker/search/crew-worker.ts',
      },
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'silent',
      plugins: [...(mutant === null ? [] : [plugin(mutant)]), workerName],
    });
    return await run(join(folder, 'probe.mjs'), draws);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const plugin = (mutant: Mutant): Plugin => {
  const path = resolve(mutant.file);
  return {
    name: 'mutant',
    setup(bundle) {
      bundle.onLoad({ filter: /\.ts$/ }, async (file) =>
        file.path === path
          ? {
              contents: mutate(await readFile(path, 'utf8'), mutant),
              loader: 'ts',
            }
          : undefined,
      );
    },
  };
};

/** The threads' program has another ending here. */
const workerName: Plugin = {
  name: 'worker',
  setup(bundle) {
    bundle.onLoad({ filter: /search[/\\]team\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        "'./crew-worker.js'",
        "'./crew-worker.mjs'",
      ),
      loader: 'ts',
    }));
  },
};

function run(program: string, draws: Draws): Promise<Killed | null> {
  return new Promise((done, fail) => {
    const child = spawn(
      execPath,
      [program, String(draws.first), String(draws.most)],
      { timeout: SECONDS * 1000, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code, signal) => {
      if (code === 0) done(JSON.parse(out) as Killed | null);
      else if (signal !== null)
        done({ draws: 0, difference: `no end within ${String(SECONDS)} s` });
      else done({ draws: 0, difference: `crash: ${err.slice(0, 200)}` });
    });
  });
}
