/** Kills a process again and again until it has ended by itself, and holds
 * what it says in the end to what an undisturbed one says. */
import { rmSync } from 'node:fs';
import type { Random } from '../random.js';
import { runUntil } from './run.js';
import type { Victim } from './victims.js';
import { freshFolder } from './victims.js';

export interface Killed {
  readonly victim: string;
  kills: number;
  /** Kills after which there was more on disk than before. */
  gained: number;
  /** Processes that ended by themselves, with what was expected. */
  finished: number;
  /** Most kills that one of them had behind it. */
  most: number;
  readonly wrong: string[];
}

/** Parts of the time that an undisturbed run takes. */
const PARTS = 1000;

/**
 * @param kills how many; the last run is left to end
 * @param tell called after each kill
 */
export async function killAtRandom(
  victim: Victim,
  kills: number,
  random: Random,
  scratch: string,
  tell: (killed: Killed) => void = () => undefined,
): Promise<Killed> {
  const killed: Killed = {
    victim: victim.name,
    kills: 0,
    gained: 0,
    finished: 0,
    most: 0,
    wrong: [],
  };
  const whole = await runUntil(victim.argv(null, 0), Infinity, victim.says);
  const first = freshFolder(scratch);
  const saved = await runUntil(victim.argv(first, 0), Infinity, victim.says);
  const left = victim.left(first);
  if (whole.code === null || whole.code > 1 || saved.out !== whole.out)
    killed.wrong.push(`undisturbed: exit ${String(saved.code)} ${saved.err}`);
  let usual = saved.took;
  while (killed.kills < kills && killed.wrong.length === 0) {
    const folder = freshFolder(scratch);
    let before = 0;
    for (let run = 0; ; run++) {
      const after =
        killed.kills < kills ? (random(PARTS) / PARTS) * usual : Infinity;
      const { code, out, err, took } = await runUntil(
        victim.argv(folder, run),
        after,
        victim.says,
      );
      const now = keptIn(victim, folder, killed);
      if (now < before)
        killed.wrong.push(`kept ${before}, and then ${now} only`);
      if (code !== null) {
        // A busy machine makes all of them take longer.
        if (run === 0) usual = (usual + took) / 2;
        if (code !== whole.code || out !== whole.out)
          killed.wrong.push(`after ${run} kills: exit ${code} ${err}${out}`);
        else if (victim.left(folder) !== left)
          killed.wrong.push(`after ${run} kills it left other files`);
        else killed.finished++;
        killed.most = Math.max(killed.most, run);
        break;
      }
      killed.kills++;
      if (now > before) killed.gained++;
      before = now;
      tell(killed);
    }
    rmSync(folder, { recursive: true, force: true });
  }
  return killed;
}

function keptIn(victim: Victim, folder: string, killed: Killed): number {
  try {
    return victim.kept(folder);
  } catch (error) {
    killed.wrong.push(
      `not whole: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 0;
  }
}
