/** Asking SPIN: export, generate, compile, search breadth-first, replay. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toPromela } from '../../checker/export/index.js';
import type { Program } from '../../checker/index.js';
import { runTool } from './run-tool.js';
import { parseErrorDepth, parseTrail, parseVerifier } from './spin-output.js';
import type { Counted, ForeignRun, Level } from './verdict.js';

/** Exact breadth-first search on the full state vector, no reduction. */
const DEFINES = ['-DSAFETY', '-DNOREDUCE', '-DBFS', '-DVECTORSZ=4096'];

/** Optimising a model this small costs more than it saves. */
const COMPILE = ['-w', ...DEFINES, '-o', 'pan', 'pan.c'];

async function search(
  program: Program,
  claims: readonly string[],
  folder: string,
  level: Level = '-O1',
): Promise<string> {
  await writeFile(join(folder, 'model.pml'), toPromela(program, { claims }));
  await runTool('spin', ['-a', 'model.pml'], { folder });
  await runTool('gcc', [level, ...COMPILE], { folder });
  return runTool('./pan', ['-w22'], { folder });
}

/** The whole state space, with claims asserted that are thought to hold. */
export async function countWithSpin(
  program: Program,
  claims: readonly string[],
  folder: string,
  level?: Level,
): Promise<Counted> {
  return parseVerifier(await search(program, claims, folder, level));
}

/** SPIN's shortest run to a state a claim is about; null if there is none. */
export async function findWithSpin(
  program: Program,
  claim: string,
  folder: string,
): Promise<ForeignRun | null> {
  const output = await search(program, [claim], folder);
  if (parseErrorDepth(output) === null) return null;
  const trail = await runTool('spin', ['-t', '-B', 'model.pml'], {
    folder,
    answers: [0, 1],
  });
  return parseTrail(trail);
}
