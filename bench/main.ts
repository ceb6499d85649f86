/**
 * `npm run bench`: ours against SPIN and rumur, side by side in one run.
 *
 * Exit code 0; 1 if two tools count differently; 2 for a wrong argument.
 */
import { cpus, loadavg } from 'node:os';
import { argv, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import type { Contestant, Scope } from './contestant.js';
import {
  describeMissing,
  GCC,
  missingTools,
  RUMUR,
  SPIN,
} from './crosscheck/run-tool.js';
import { growthTable } from './growth.js';
import { largeTable } from './large.js';
import { ours } from './ours.js';
import { differences, expected, race } from './race.js';
import { realTable } from './real.js';
import { rumur } from './rumur-peer.js';
import { spin } from './spin-peer.js';
import type { Ratio } from './table.js';
import { raceTable, ratioTable } from './table.js';

const USAGE = `npm run bench [-- --quick | --large | --growth] [--runs N] [--limit SECONDS]
  --quick   one run each, at the smaller scope only
  --large   scopes that need symmetry, ours only
  --growth  how v4 grows with threads, PASIDs and devices, ours only
  --runs    runs of each tool (default 3); 3 or more for figures to quote
  --limit   seconds a run may take (default 900)
`;

interface Arena {
  readonly scope: Scope;
  /** Without symmetry; for the size of SPIN's hash table. */
  readonly states: number;
  /** Under all renamings, and under those of bench/peers/reference.m. */
  readonly orbits: { readonly all: number; readonly scalarsets: number };
}

const SMALL: Arena = {
  scope: [2, 3, 4, 2],
  states: 373_801,
  orbits: { all: 10_155, scalarsets: 15_945 },
};
const REVIEW: Arena = {
  scope: [2, 4, 4, 2],
  states: 10_048_095,
  orbits: { all: 62_481, scalarsets: 107_331 },
};

const ratios: readonly Ratio[] = [
  {
    slow: 'SPIN -DBFS',
    fast: 'ours, 1 worker',
    aim: '4 or more',
  },
  {
    slow: 'SPIN -DBFS_PAR, 2 cores',
    fast: 'ours, 2 workers',
    aim: '2 or more',
  },
  { slow: 'ours, 1 worker', fast: 'ours, 2 workers', aim: '1.6 or more' },
  { slow: 'rumur, 2 threads', fast: 'ours, 2 workers', aim: null },
];

const symmetricRatios: readonly Ratio[] = [
  {
    slow: 'rumur heuristic, 2 threads',
    fast: 'ours, 2 workers',
    aim: '6 or more',
  },
  { slow: 'rumur exhaustive, 2 threads', fast: 'ours, 2 workers', aim: null },
  { slow: 'ours, 1 worker', fast: 'ours, 2 workers', aim: null },
];

interface Settings {
  readonly runs: number;
  readonly limit: number;
  readonly trials: number;
  readonly peers: { readonly spin: boolean; readonly rumur: boolean };
}

const tell = (text: string): void => {
  stderr.write(`bench: ${text}\n`);
};

interface Asked {
  readonly quick: boolean;
  readonly large: boolean;
  readonly growth: boolean;
  readonly runs: number;
  /** Seconds a run may take. */
  readonly limit: number;
}

/** @throws TypeError for an argument that makes no sense */
function parse(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      large: { type: 'boolean' },
      growth: { type: 'boolean' },
      runs: { type: 'string' },
      limit: { type: 'string' },
    },
  });
  const quick = values.quick ?? false;
  return {
    quick,
    large: values.large ?? false,
    growth: values.growth ?? false,
    runs: whole('--runs', values.runs, quick ? 1 : 3),
    limit: whole('--limit', values.limit, 900),
  };
}

async function main({
  quick,
  large,
  growth,
  runs,
  limit,
}: Asked): Promise<number> {
  stdout.write(machine());
  if (large) {
    stdout.write(await largeTable(limit, tell));
    return 0;
  }
  if (growth) {
    stdout.write(await growthTable(limit, tell));
    return 0;
  }
  const peers = available();
  const settings = { runs, limit, trials: quick ? 1 : 3, peers };
  let agreed = true;
  for (const arena of quick ? [SMALL] : [SMALL, REVIEW])
    agreed = (await showArena(arena, settings)) && agreed;
  stdout.write(`\n${await realTable(runs, limit, tell)}\n`);
  if (!quick) stdout.write(`${await growthTable(limit, tell)}\n`);
  stdout.write(`load average at the end: ${load()}\n`);
  return agreed ? 0 : 1;
}

function available(): Settings['peers'] {
  const missing = missingTools([SPIN, RUMUR, GCC]);
  if (missing.length > 0) stdout.write(`${describeMissing(missing)}\n\n`);
  return {
    spin: !missing.includes(SPIN) && !missing.includes(GCC),
    rumur: !missing.includes(RUMUR) && !missing.includes(GCC),
  };
}

async function showArena(arena: Arena, settings: Settings): Promise<boolean> {
  const { scope, states } = arena;
  const { runs, trials, peers } = settings;
  const all: Contestant[] = [
    ours(scope, 1, false),
    ours(scope, 2, false),
    ...(peers.spin
      ? [spin(scope, 1, states, trials), spin(scope, 2, states, trials)]
      : []),
    ...(peers.rumur ? [rumur(scope, 2, 'off')] : []),
  ];
  const symmetric: Contestant[] = [
    ours(scope, 1, true),
    ours(scope, 2, true),
    ...(peers.rumur
      ? [rumur(scope, 2, 'heuristic'), rumur(scope, 2, 'exhaustive')]
      : []),
  ];
  const results = await race(all, { ...settings, tell });
  const reduced = await race(symmetric, { ...settings, tell });
  const differ = [
    ...differences(results),
    ...expected(results, 'ours, 1 worker', arena.states),
    ...expected(reduced, 'ours, 1 worker', arena.orbits.all),
    ...expected(reduced, 'ours, 2 workers', arena.orbits.all),
    ...expected(
      reduced,
      'rumur exhaustive, 2 threads',
      arena.orbits.scalarsets,
    ),
  ];
  stdout.write(
    [
      `reference (${scope.join(',')}), medians of ${String(runs)} run(s), ` +
        `in turns`,
      '',
      raceTable(results),
      ratioTable(ratios, results),
      'the same with symmetry; ours takes all renamings as one, rumur those',
      "of its scalarsets (every VM's devices permuted alike)",
      '',
      raceTable(reduced),
      ratioTable(symmetricRatios, reduced),
      ...differ.map((text) => `DIFFERS: ${text}\n`),
    ].join('\n'),
  );
  return differ.length === 0;
}

const load = (): string =>
  loadavg()
    .map((n) => n.toFixed(1))
    .join(' ');

function machine(): string {
  const list = cpus();
  return (
    `${list[0]?.model ?? 'unknown processor'}, ${String(list.length)} cores, ` +
    `node ${process.version}, load average ${load()}\n` +
    `search s: by the tool's own account (rumur: its process); build s is ` +
    `not in process s\n` +
    `B/state: peak memory of the process over its states; own: what the tool ` +
    `says its states take\n` +
    `SPIN's -DBFS_PAR stores hashes of states, so it is not exact\n\n`
  );
}

function whole(flag: string, text: string | undefined, other: number): number {
  if (text === undefined) return other;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new TypeError(`${flag} ${text} is not a whole number from 1 on`);
}

function asked(): Asked | null {
  try {
    return parse(argv.slice(2));
  } catch (error) {
    stderr.write(
      `bench: ${error instanceof Error ? error.message : String(error)}\n` +
        USAGE,
    );
    return null;
  }
}

const wanted = asked();
process.exitCode = wanted === null ? 2 : await main(wanted);
