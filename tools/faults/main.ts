/**
 * `npm run faults`: no damaged file is believed.
 *
 * Makes a checkpoint and the saved answers of a review, damages them at
 * random from a seed and reads them again. Progress on stderr. Exit code 0 if
 * nothing was believed wrongly, 1 if something was, 2 on wrong usage.
 *
 *   --faults N    read in this process (default 10000)
 *   --commands N  read by `ioasid check --resume` (default 200)
 *   --seed N      (default 1)
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { numbersFrom } from '../arguments.js';
import { randomFrom } from '../random.js';
import { checkpointSubject } from './checkpoint.js';
import { commandSubject } from './command.js';
import { faultKinds } from './faults.js';
import { notebookSubject } from './notebook.js';
import type { Subject, Tally } from './trial.js';
import { tryFaults } from './trial.js';

/** Of the faults read in this process, those of saved answers. */
const ANSWERS = 0.3;

async function main(args: readonly string[]): Promise<number> {
  const { faults, commands, seed } = numbersFrom(args, {
    faults: 10_000,
    commands: 200,
    seed: 1,
  });
  const scratch = mkdtempSync(join(tmpdir(), 'ioasid-faults-'));
  const folder = (): string => mkdtempSync(join(scratch, 'saved-'));
  const answers = Math.round(faults * ANSWERS);
  const plan: readonly (readonly [() => Promise<Subject>, number])[] = [
    [() => checkpointSubject(folder()), faults - answers],
    [() => notebookSubject(folder()), answers],
    [() => commandSubject(folder()), commands],
  ];
  const tallies: Tally[] = [];
  for (const [make, count] of plan) {
    if (count === 0) continue;
    const tally = await tryFaults(
      await make(),
      count,
      randomFrom(seed),
      scratch,
      ({ subject, faults, wrong }) => {
        if (faults % Math.max(1, Math.floor(count / 10)) === 0)
          stderr.write(
            `${subject}: ${faults} of ${count} faults, ${wrong.length} wrong\n`,
          );
      },
    );
    tallies.push(tally);
    stdout.write(report(tally));
  }
  rmSync(scratch, { recursive: true, force: true });
  const wrong = tallies.reduce((sum, tally) => sum + tally.wrong.length, 0);
  stdout.write(
    wrong === 0 ? 'None was believed wrongly.\n' : `${wrong} went WRONG.\n`,
  );
  return wrong === 0 ? 0 : 1;
}

function report(tally: Tally): string {
  const { subject, faults, refused, undisturbed, wrong, byKind } = tally;
  const rows = faultKinds.map((kind) => {
    const row = byKind.get(kind) ?? { refused: 0, undisturbed: 0 };
    return (
      `  ${kind.padEnd(20)} ${String(row.refused).padStart(6)} refused ` +
      `${String(row.undisturbed).padStart(6)} undisturbed\n`
    );
  });
  return (
    `${subject}: ${faults} faults, ${refused} refused, ` +
    `${undisturbed} gave what was saved, ${wrong.length} wrong\n` +
    `${rows.join('')}${wrong.map((text) => `  WRONG ${text}\n`).join('')}\n`
  );
}

try {
  process.exitCode = await main(argv.slice(2));
} catch (error) {
  stderr.write(
    `faults: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
}
