/** Flags of `check` that speak of one search, and those that exclude each
 * other. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DESCRIPTION } from '../../checker/search/checkpoint.js';
import type { ExploreOptions } from '../../checker/search/exploration.js';
import { InputError } from '../../traces/input-error.js';
import { oneLine } from '../../traces/render/visible.js';
import type { Options } from '../options.js';
import { quoted } from '../own/word.js';
import type { World } from '../world.js';
import type { RunResult, Task } from './task.js';

const LIMITS = / --(max-states|depth|memory) \S+/g;

const DEFAULT_EVERY = 30;

/**
 * Where the search is to be saved; null if it is not.
 *
 * @throws InputError if a new search would overwrite a saved one
 */
export function checkpointOf({
  checkpoint,
  resume,
  checkpointEvery,
}: Options): NonNullable<ExploreOptions['checkpoint']> | null {
  const everySeconds = checkpointEvery ?? DEFAULT_EVERY;
  for (const folder of [checkpoint, resume])
    if (folder !== null) refuseFile(folder);
  if (resume !== null) return { folder: resume, resume: true, everySeconds };
  if (checkpoint === null) return null;
  if (existsSync(join(checkpoint, DESCRIPTION)))
    throw new InputError({
      what: `${checkpoint} holds a saved search already`,
      cause: 'a search is gone on with by --resume; --checkpoint starts anew',
      tryThis: `--resume ${checkpoint}, or --checkpoint with another folder`,
    });
  return { folder: checkpoint, resume: false, everySeconds };
}

/** Before hours of searching, and not after. */
function refuseFile(folder: string): void {
  let above = resolve(folder);
  while (!existsSync(above) && dirname(above) !== above) above = dirname(above);
  if (statSync(above).isDirectory()) return;
  throw new InputError({
    what: `cannot save a search in ${folder}: ${above} is not a folder`,
    cause: 'a file has that name',
    tryThis: '--checkpoint runs/search',
  });
}

/** @throws InputError if two flags given cannot both be meant */
export function refuseCombinations(options: Options): void {
  const { checkpoint, resume, workers, seed, por, depth, first } = options;
  const certify = options.certify === true;
  const exclude = (flag: string, why: string, others: Given): void => {
    for (const [other, given] of Object.entries(others))
      if (given)
        throw new InputError({
          what: `${flag} and ${other} do not go together`,
          cause: why,
          tryThis: `the same command without ${other}`,
        });
  };
  if (first && options.claims?.length !== 1)
    throw new InputError({
      what: '--first looks for one claim',
      cause: 'the search ends as soon as that claim is shown',
      tryThis: 'ioasid check v4-idxd --claim foreign-put --first',
    });
  if (first)
    exclude('--first', 'it is a whole search that ends early', {
      '--seed': seed !== null,
      '--por': por,
    });
  if (seed !== null)
    exclude('--seed', 'random walks are no search', {
      '--por': por,
      '--certify': certify,
      '--depth': depth !== null,
      '--workers': workers !== null,
      '--checkpoint': checkpoint !== null,
      '--resume': resume !== null,
    });
  if (por)
    exclude('--por', 'a reduced search leaves states out on purpose', {
      '--certify': certify,
    });
  if (por)
    exclude('--por', 'a reduced search has one thread and is not saved', {
      '--depth': depth !== null,
      '--workers': (workers ?? 1) > 1,
      '--checkpoint': checkpoint !== null,
      '--resume': resume !== null,
    });
  if (resume !== null)
    exclude('--resume', '--resume goes on saving to its own folder', {
      '--checkpoint': checkpoint !== null,
    });
}

type Given = Readonly<Record<string, boolean>>;

/** @throws InputError unless there is one run: a folder holds one search */
export function requireOne(tasks: readonly Task[]): void {
  if (tasks.length === 1) return;
  const designs = [...new Set(tasks.map(({ design }) => design))];
  const scopes = tasks.map(({ scope }) => `--scope ${scope}`);
  throw new InputError({
    what: `a checkpoint holds one search, but ${tasks.length} are asked for`,
    cause: 'no design was named, or it has several review scopes',
    available: designs.length > 1 ? designs : scopes,
    tryThis: `npx ioasid check ${quoted(tasks[0]?.design ?? '')} --scope ${
      tasks[0]?.scope ?? ''
    } --checkpoint runs/search`,
  });
}

/** One line on stderr if the search was cut short; the limit that did it is
 * left out of the command. */
export function tellHowToGoOn(
  folder: string,
  runs: readonly RunResult[],
  world: World,
): void {
  for (const { stopped, repro } of runs)
    if (stopped !== null)
      world.progress.write(
        `the search is saved in ${oneLine(folder)}; ` +
          `to go on: ${repro.replace(LIMITS, '')} --resume ${quoted(folder)}\n`,
      );
}
