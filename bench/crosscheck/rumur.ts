/** Asking rumur: export, generate, compile, search breadth-first. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toMurphi } from '../../checker/export/index.js';
import type { Program } from '../../checker/index.js';
import { parseChecker, parseTrace } from './rumur-output.js';
import { runTool } from './run-tool.js';
import type { Counted, ForeignRun, Level } from './verdict.js';

/** One thread, so that the first counterexample is a shortest one. */
const GENERATE = [
  '--deadlock-detection',
  'off',
  '--counterexample-trace',
  'diff',
  '--threads',
  '1',
  '--output',
  'checker.c',
  'model.m',
];

/** Optimising a model this small costs more than it saves; -mcx16 gives the
 * double-word compare-and-swap that the generated code needs. */
const COMPILE = [
  '-w',
  '-std=c11',
  ...(process.arch === 'x64' ? ['-mcx16'] : []),
  '-o',
  'checker',
  'checker.c',
  '-lpthread',
];

async function search(
  program: Program,
  claims: readonly string[],
  folder: string,
  level: Level = '-O1',
): Promise<string> {
  await writeFile(join(folder, 'model.m'), toMurphi(program, { claims }));
  await runTool('rumur', GENERATE, { folder });
  await runTool('gcc', [level, ...COMPILE], { folder });
  return runTool('./checker', [], { folder, answers: [0, 1] });
}

/** The whole state space, with claims asserted that are thought to hold and
 * every other witness counted. */
export async function countWithRumur(
  program: Program,
  claims: readonly string[],
  folder: string,
  level?: Level,
): Promise<Counted> {
  return parseChecker(await search(program, claims, folder, level));
}

/** Rumur's shortest run to a state a claim is about; null if none. */
export async function findWithRumur(
  program: Program,
  claim: string,
  folder: string,
): Promise<ForeignRun | null> {
  return parseTrace(await search(program, [claim], folder));
}
