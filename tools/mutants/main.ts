/**
 * `npm run mutants`: mistakes put into the engine one by one, each to be
 * noticed by random systems. Writes docs/mutants.md.
 *
 * `npm run mutants -- TEXT` tries only those in whose file or description the
 * text stands, and writes nothing. Exit code 0 if all are noticed, 1 if one
 * is not or the engine as it is differs, 2 if one does not fit the source.
 */
import { writeFile } from 'node:fs/promises';
import process, { argv, stderr, stdout } from 'node:process';
import { mutants } from './list.js';
import type { Mutant } from './mutant.js';
import { rowOf, tableOf } from './report.js';
import type { Killed } from './trial.js';
import { tryMutant } from './trial.js';

/** The same systems for every mutant. */
const DRAWS = { first: 1, most: 400 };

async function main(wanted: string | undefined): Promise<number> {
  const chosen = mutants.filter(
    ({ file, breaks }) =>
      wanted === undefined || file.includes(wanted) || breaks.includes(wanted),
  );
  const results: (readonly [Mutant, Killed | null])[] = [];
  for (const mutant of chosen) {
    const killed = await tryMutant(mutant, DRAWS);
    results.push([mutant, killed]);
    stdout.write(`${rowOf(mutant, killed)}\n`);
  }
  // What differs anyway has noticed nothing.
  const latest = Math.max(
    1,
    ...results.map(([, killed]) => killed?.draws ?? 0),
  );
  const itself = await tryMutant(null, { ...DRAWS, most: latest });
  if (itself !== null) {
    stderr.write(
      `mutants: the engine as it is differs in draw ` +
        `${String(itself.draws)}: ${itself.difference}\n`,
    );
    return 1;
  }
  const alive = results.filter(([, killed]) => killed === null).length;
  stdout.write(
    `${String(results.length - alive)} of ${String(results.length)} noticed\n`,
  );
  if (wanted === undefined)
    await writeFile('docs/mutants.md', tableOf(results, DRAWS.most));
  return alive === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(argv[2]);
} catch (error) {
  stderr.write(`mutants: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
