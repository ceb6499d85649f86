/**
 * `npm run kills`: a kill at any moment loses nothing that was saved.
 *
 * Searches with checkpoints, `check --save` and `review --save` are ended by
 * SIGKILL at random moments and started again until they end by themselves.
 * Progress on stderr. Exit code 0 if each ended as an undisturbed one, 1 if
 * one did not, 2 on wrong usage.
 *
 *   --kills N   of searches, half of set-only, half of v4-idxd (default 1000)
 *   --saves N   of `check --save` and of `review --save`, each (default 50)
 *   --seed N    (default 1)
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { numbersFrom } from '../arguments.js';
import { randomFrom } from '../random.js';
import type { Killed } from './kill.js';
import { killAtRandom } from './kill.js';
import type { Victim } from './victims.js';
import { savers, searches } from './victims.js';

async function main(args: readonly string[]): Promise<number> {
  const { kills, saves, seed } = numbersFrom(args, {
    kills: 1000,
    saves: 50,
    seed: 1,
  });
  const plan: readonly (readonly [Victim, number])[] = [
    ...savers.map((victim) => [victim, saves] as const),
    ...searches.map(
      (victim, n) =>
        [
          victim,
          n === 0 ? Math.ceil(kills / 2) : Math.floor(kills / 2),
        ] as const,
    ),
  ];
  const scratch = mkdtempSync(join(tmpdir(), 'ioasid-kills-'));
  const all: Killed[] = [];
  for (const [victim, count] of plan) {
    if (count === 0) continue;
    const killed = await killAtRandom(
      victim,
      count,
      randomFrom(seed),
      scratch,
      ({ victim, kills, finished }) => {
        if (kills % 10 === 0)
          stderr.write(
            `${victim}: ${kills} of ${count} kills, ${finished} ended\n`,
          );
      },
    );
    all.push(killed);
    stdout.write(report(killed));
  }
  rmSync(scratch, { recursive: true, force: true });
  const wrong = all.some(({ wrong }) => wrong.length > 0);
  stdout.write(
    wrong ? 'Something was LOST.\n' : 'Each ended as the undisturbed one.\n',
  );
  return wrong ? 1 : 0;
}

function report(killed: Killed): string {
  const { victim, kills, gained, finished, most, wrong } = killed;
  return (
    `${victim}\n  ${kills} kills, ${gained} of them after new saves; ` +
    `${finished} runs ended as the undisturbed one, after up to ${most} kills\n` +
    wrong.map((text) => `  WRONG ${text}\n`).join('')
  );
}

try {
  process.exitCode = await main(argv.slice(2));
} catch (error) {
  stderr.write(
    `kills: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
}
