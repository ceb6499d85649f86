import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import type { Program } from '../compile/program.js';
import type { Claim } from '../language/claim.js';
import { counters, everyDialAt } from '../testing/counters.js';
import { lockFolder } from '../store/lock.js';
import { library } from '../testing/library.js';
import { CheckpointError, DESCRIPTION } from './checkpoint.js';
import type { Exploration, ExploreOptions } from './exploration.js';
import { explore } from './explore.js';

const middle: Claim = {
  kind: 'never',
  name: 'middle',
  says: 'Not every dial is in the middle.',
  source: 'fixture',
  objects: {},
  such: everyDialAt(2),
};
const dials = compile(counters(7, 3, [middle]));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkpoint-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

// Made before any search reserves address space: then nothing can be started.
const pipes = ['first', 'second', 'third'].map((name) => {
  const pipe = join(mkdtempSync(join(tmpdir(), 'pipe-')), name);
  spawnSync('mkfifo', [pipe]);
  return pipe;
});

const untimed = (found: Exploration): object => ({
  ...found,
  seconds: 0,
  bytes: 0,
});

const saved = (
  program: Program,
  options: ExploreOptions,
  resume: boolean,
): Promise<Exploration> =>
  explore(program, { ...options, checkpoint: { folder, resume } });

describe('a search that is stopped', () => {
  it.each([
    { name: 'counters', program: dials },
    { name: 'the library', program: compile(library({ off: ['limit'] })) },
  ])(
    'goes on where it stood, with the same result: $name',
    async ({ program }) => {
      const whole = await explore(program);
      for (let limit = 50; ; limit *= 4) {
        const part = await saved(program, { maxStates: limit }, limit > 50);
        if (part.complete) {
          expect(untimed(part)).toEqual(untimed(whole));
          break;
        }
        expect(part.stopped).toBe('states');
        expect(part.states).toBeLessThan(whole.states);
      }
    },
  );

  it('can be resumed with symmetry too', async () => {
    const program = compile(library());
    const whole = await explore(program, { symmetry: true });
    await saved(program, { symmetry: true, maxDepth: 4 }, false);
    const rest = await saved(program, { symmetry: true }, true);
    expect(untimed(rest)).toEqual(untimed(whole));
  });

  it('says where there is nothing to go on with', async () => {
    await expect(saved(dials, {}, true)).rejects.toThrow(/nothing to resume/);
  });

  it('forgets what was appended after the last description', async () => {
    const whole = await explore(dials);
    await saved(dials, { maxStates: 500 }, false);
    // As if killed while the next states were being written.
    appendFileSync(join(folder, 'states.bin'), Buffer.alloc(4000, 7));
    appendFileSync(join(folder, 'parents.bin'), Buffer.alloc(4000, 7));
    const rest = await saved(dials, {}, true);
    expect(untimed(rest)).toEqual(untimed(whole));
  });
});

describe('a checkpoint', () => {
  const resume = (program: Program): Promise<Exploration> =>
    saved(program, {}, true);

  it('of another search is refused', async () => {
    await saved(dials, { maxStates: 500 }, false);
    const other = compile(counters(7, 2, [middle]));
    await expect(resume(other)).rejects.toThrow(CheckpointError);
    await expect(resume(other)).rejects.toThrow(/belongs to another search/);
  });

  it('that lacks states is refused', async () => {
    await saved(dials, { maxStates: 500 }, false);
    truncateSync(join(folder, 'states.bin'), 16);
    await expect(resume(dials)).rejects.toThrow(/shorter than the checkpoint/);
  });

  it('that cannot be read is refused', async () => {
    await saved(dials, { maxStates: 500 }, false);
    const file = join(folder, DESCRIPTION);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
    await expect(resume(dials)).rejects.toThrow(/is damaged/);
    for (const version of [1, 3]) {
      writeFileSync(file, `{"format":"ioasid-search","version":${version}}`);
      await expect(resume(dials)).rejects.toThrow(/this version reads/);
    }
  });

  it('of which a file is missing or a pipe is refused', async () => {
    for (const name of ['states.bin', 'parents.bin', DESCRIPTION]) {
      rmSync(folder, { recursive: true });
      await saved(dials, { maxStates: 50 }, false);
      const file = join(folder, name);
      rmSync(file);
      await expect(resume(dials)).rejects.toThrow(CheckpointError);
      renameSync(pipes.pop() ?? '', file);
      await expect(resume(dials)).rejects.toThrow(/is not a file/);
    }
  });

  it('is for one search at a time', async () => {
    await saved(dials, { maxStates: 50 }, false);
    const lock = lockFolder(folder);
    await expect(resume(dials)).rejects.toThrow(/in use by process \d+/);
    lock.release();
    await expect(saved(dials, {}, false)).rejects.toThrow(/holds a saved/);
    expect((await resume(dials)).complete).toBe(true);
  });

  it('that cannot be written ends the search with a reason', async () => {
    writeFileSync(join(folder, 'taken'), '');
    const inFile = { folder: join(folder, 'taken', 'deeper'), resume: false };
    await expect(
      explore(dials, { maxStates: 500, checkpoint: inFile }),
    ).rejects.toThrow(/cannot write a checkpoint/);
  });

  it('with more states than the run has room for is refused', async () => {
    await saved(dials, { maxStates: 12_000 }, false);
    await expect(saved(dials, { maxStates: 1 }, true)).rejects.toThrow(
      /has room for/,
    );
  });
});
