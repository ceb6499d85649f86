/** What is killed, and what must be true of what it leaves. */
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DESCRIPTION } from '../../checker/search/checkpoint.js';
import { packageRoot } from '../../traces/package-root.js';
import { parseTrace } from '../../traces/parse.js';
import { TRACE_SUFFIX } from '../../traces/file.js';

const built = (...names: readonly string[]): string =>
  join(packageRoot, 'dist', ...names);
const MAIN = built('cli', 'main.js');

export interface Victim {
  readonly name: string;
  /** Says `ready` when it begins with what is worth a kill. */
  readonly says: boolean;
  /** Its command line, to begin (0) or to go on; null for one that keeps
   * nothing, whose output is what all others must give. */
  readonly argv: (folder: string | null, run: number) => readonly string[];
  /**
   * How much the folder holds; must never become less.
   *
   * @throws Error if something in it is not whole
   */
  readonly kept: (folder: string) => number;
  /** All that is left in the folder at the end, by name and content. */
  readonly left: (folder: string) => string;
}

const search = (design: string, scope: string): Victim => ({
  name: `search of ${design} ${scope}`,
  says: true,
  argv: (folder, run) => [
    built('tools', 'kills', 'search-child.js'),
    design,
    scope,
    folder ?? '',
    // Killed before its first save, there is nothing to go on with.
    folder === null
      ? 'none'
      : run > 0 && existsSync(join(folder, DESCRIPTION))
        ? 'resume'
        : 'new',
  ],
  kept: (folder) => {
    const path = join(folder, DESCRIPTION);
    if (!existsSync(path)) return 0;
    return (JSON.parse(readFileSync(path, 'utf8')) as { count: number }).count;
  },
  // Where it was saved last is a matter of time.
  left: (folder) => unfinished(folder).join(),
});

/** Temporary files. A lock that nobody holds is none, and is not in the way. */
const unfinished = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.tmp'));

const checked: Victim = {
  name: 'check --save',
  says: false,
  argv: (folder) => [
    MAIN,
    ...['check', 'no-checks', '-q'],
    ...['--scope', 'vms=2,ioasids=1,mdevs=1+0,quota=1'],
    ...(folder === null ? [] : [`--save=${folder}`]),
  ],
  kept: (folder) => {
    const names = filesOf(folder, TRACE_SUFFIX);
    for (const name of names)
      parseTrace(readFileSync(join(folder, name), 'utf8'), name);
    return names.length;
  },
  left: (folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`)
      .join(''),
};

const reviewed: Victim = {
  name: 'review --save',
  says: false,
  argv: (folder) => [
    MAIN,
    ...['review', 'no-checks', '--claim', 'foreign-free', '-q'],
    ...['--scope', 'vms=2,ioasids=1,mdevs=1+0,quota=1'],
    ...(folder === null ? [] : [`--save=${folder}`]),
  ],
  kept: (folder) => {
    const [name] = filesOf(folder, '.notebook.json');
    if (name === undefined) return 0;
    const text = readFileSync(join(folder, name), 'utf8');
    return (JSON.parse(text) as { answers: unknown[] }).answers.length;
  },
  left: (folder) => unfinished(folder).join(),
};

function filesOf(folder: string, suffix: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith(suffix));
}

export const searches: readonly Victim[] = [
  search('set-only', 'vms=2,ioasids=2,mdevs=1+1,quota=1'),
  search('v4-idxd', 'vms=2,ioasids=1,mdevs=1+1,quota=1,sets=2,spids=1'),
];

export const savers: readonly Victim[] = [checked, reviewed];

export const freshFolder = (scratch: string): string =>
  mkdtempSync(join(scratch, 'killed-'));
