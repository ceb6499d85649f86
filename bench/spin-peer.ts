/** SPIN on our export, breadth-first, on the full state vector. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toPromela } from '../checker/export/index.js';
import { compile } from '../checker/index.js';
import type { Contestant, Ready, Run, Scope } from './contestant.js';
import { runTool, ToolError } from './crosscheck/run-tool.js';
import { measure } from './measure.js';
import { referenceScope, referenceSystem } from './reference/reference.js';

/** Tried against each other before anything is measured. */
const VARIANTS: readonly (readonly string[])[] = [
  ['-O2'],
  ['-O2', '-DNOBOUNDCHECK', '-DNOFAIR'],
  ['-O3', '-march=native'],
  ['-O3', '-march=native', '-DNOBOUNDCHECK', '-DNOFAIR'],
];

/** Where the variants are tried: a second each. */
const TRIAL: Scope = [2, 3, 4, 2];

/** States at most this part of SPIN's hash table: as it advises. */
const FILL = 0.6;

const chosen = new Map<number, Promise<readonly string[]>>();

/**
 * @param cores 1: -DBFS; more: -DBFS_PAR, which hashes states compactly and
 * so is not exact
 * @param states in the scope, for the size of the hash table
 * @param trials runs of each variant before the best is chosen
 */
export function spin(
  scope: Scope,
  cores: number,
  states: number,
  trials: number,
): Contestant {
  return {
    name: cores === 1 ? 'SPIN -DBFS' : `SPIN -DBFS_PAR, ${String(cores)} cores`,
    symmetry: false,
    prepare: async (folder) => {
      const flags = await bestFlags(cores, folder, trials);
      const run = await build(scope, cores, flags, states, folder);
      return { note: `gcc ${flags.join(' ')}`, run };
    },
  };
}

function bestFlags(
  cores: number,
  folder: string,
  trials: number,
): Promise<readonly string[]> {
  const known = chosen.get(cores) ?? tryVariants(cores, folder, trials);
  chosen.set(cores, known);
  return known;
}

async function tryVariants(
  cores: number,
  folder: string,
  trials: number,
): Promise<readonly string[]> {
  let best: readonly string[] = [];
  let least = Infinity;
  for (const flags of VARIANTS) {
    const run = await build(TRIAL, cores, flags, 373_801, folder);
    for (let trial = 0; trial < trials; trial++) {
      const { search } = (await run(600)) ?? { search: null };
      if (search === null || search >= least) continue;
      least = search;
      best = flags;
    }
  }
  return best;
}

async function build(
  scope: Scope,
  cores: number,
  flags: readonly string[],
  states: number,
  folder: string,
): Promise<Ready['run']> {
  const program = compile(referenceSystem(referenceScope(...scope)));
  await writeFile(join(folder, 'model.pml'), toPromela(program));
  await runTool('spin', ['-a', 'model.pml'], { folder });
  const search = cores === 1 ? ['-DBFS'] : ['-DBFS', '-DBFS_PAR'];
  await runTool(
    'gcc',
    ['-w', ...flags, '-DSAFETY', '-DNOREDUCE', ...search, '-o', 'pan', 'pan.c'],
    { folder },
  );
  const bits = Math.ceil(Math.log2(states / FILL));
  const args = [
    `-w${String(bits)}`,
    ...(cores === 1 ? [] : [`-u${String(cores)}`]),
  ];
  return async (limit) => {
    const measured = await measure('./pan', args, { folder, limit });
    if (measured.timedOut) return null;
    return readRun(measured);
  };
}

/** SPIN prints nine digits of a count at most, so transitions may be
 * rounded. */
export function readRun({
  output,
  seconds,
  peak,
}: {
  readonly output: string;
  readonly seconds: number;
  readonly peak: number | null;
}): Run {
  if (!/errors: 0\b/.test(output) || /out of memory/.test(output))
    throw new ToolError(
      `SPIN did not finish: ${output.trim().split('\n').slice(-3).join(' | ')}`,
    );
  const mebibytes = /([\d.]+)\s+actual memory usage for states/.exec(output);
  const own = mebibytes === null ? null : Number(mebibytes[1]) * 2 ** 20;
  return {
    states: number(output, /^\s*(\S+) states, stored/m),
    // The initial state's arrival counts as a transition there.
    transitions: number(output, /^\s*(\S+) transitions/m) - 1,
    process: seconds,
    search: number(output, /elapsed time ([\d.]+) seconds/),
    peak,
    own,
  };
}

function number(text: string, pattern: RegExp): number {
  const value = Number(pattern.exec(text)?.[1]);
  if (Number.isFinite(value)) return value;
  throw new ToolError(
    `SPIN printed nothing like ${String(pattern)}: ` +
      text.trim().split('\n').slice(-3).join(' | '),
  );
}
