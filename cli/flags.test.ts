/** The flags of `check` that speak of one search. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.js';
import type { RunResult } from './run/task.js';
import type { Ran } from './testing.js';
import { lockCatalogue, testWorld } from './testing.js';

const SMALL = ['reference', '--scope', 'vms=2,ioasids=2,mdevs=2,quota=2'];
const TINY = 'vms=1,ioasids=1,mdevs=1,vfs=0,threads=1,quota=1';
const { run } = testWorld(catalogue, '/nowhere');

async function runOf(...flags: readonly string[]): Promise<RunResult> {
  const { out } = await run('check', ...SMALL, '--format', 'json', ...flags);
  const [only] = JSON.parse(out) as RunResult[];
  if (only === undefined) throw new Error('no run');
  return only;
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'ioasid-search-'));

describe('the reference protocol', () => {
  it('is reached by name, with its counts and symmetries', async () => {
    expect(await runOf('--no-symmetry')).toMatchObject({
      states: 305,
      transitions: 1_924,
      symmetries: 1,
      code: 0,
    });
    expect(await runOf()).toMatchObject({ states: 83, symmetries: 4 });
  });

  it('is listed and shown, but not judged with the designs', async () => {
    expect((await run('list', 'designs')).out).toMatch(/^reference +issue/m);
    expect((await run('show', 'reference')).out).toContain(
      'quota, owner-frees',
    );
    expect(catalogue.designs.map(({ name }) => name)).not.toContain(
      'reference',
    );
  });
});

describe('limits', () => {
  it('--depth ends with how far was looked, and 3', async () => {
    const { code, out } = await run('check', ...SMALL, '--depth', '4');
    expect(code).toBe(3);
    expect(out).toMatch(/foreign-flight +never +not seen to depth 4 /);
    expect(out).toContain('STOPPED at depth 4 (depth limit)');
    expect(out).toMatch(/Repro: .* --depth 4\n/);
  });

  it('--memory that not even Node itself fits into is refused', async () => {
    const { code, out, err } = await run('check', ...SMALL, '--memory', '1K');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/--memory 1K is too little for .*\n/);
    expect(err).toMatch(/try +--memory \d+M, or a smaller scope/);
  });
});

describe('--por', () => {
  it('gives the same verdicts, and says how it looked', async () => {
    const found = ({ claims }: RunResult): readonly string[] =>
      claims.map((claim) => `${claim.claim} ${claim.found}`);
    expect(found(await runOf('--por'))).toEqual(found(await runOf()));
    const { code, out } = await run('check', ...SMALL, '--por');
    expect(code).toBe(0);
    expect(out).toContain('partial order reduction, exhaustive;');
  });

  it('names the claims it can judge when it refuses one', async () => {
    const refused = await run(
      ...['check', 'undo-broken', '--por', '--scope', TINY],
      ...['--claim', 'stale-use'],
      ...['--claim', 'refused-changes-nothing'],
    );
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain(
      "--por cannot judge 'refused-changes-nothing' of undo-broken: it must " +
        'try every call',
    );
    expect(refused.err).toMatch(/try .* --por --claim stale-use\n$/);
    const again = /npx ioasid (check.*)\n$/.exec(refused.err)?.[1] ?? '';
    expect((await run(...again.split(' '))).code).toBe(0);
  });
});

describe('--checkpoint and --resume', () => {
  it('go on where a limit ended the search', async () => {
    const saved = folder();
    const cut = await run(
      ...['check', ...SMALL, '--no-symmetry'],
      ...['--checkpoint', saved, '--depth', '5'],
    );
    expect(cut.code).toBe(3);
    const next = /to go on: npx ioasid (.*)\n/.exec(cut.err)?.[1] ?? '';
    expect(next).toMatch(new RegExp(`--no-symmetry --resume ${saved}$`));
    const whole = await run(...next.split(' '));
    expect(whole.code).toBe(0);
    expect(whole.out).toBe((await run('check', ...SMALL, '--no-symmetry')).out);
  });

  it('refuse another search, none, and one that is there', async () => {
    const saved = folder();
    const checkpoint = ['--checkpoint', saved];
    await run('check', ...SMALL, ...checkpoint, '--depth', '5');
    const refused = (ran: Ran, message: string): void => {
      expect(ran).toMatchObject({ code: 2, out: '' });
      expect(ran.err).toContain(message);
      expect(ran.err).toMatch(/\n {2}try +\S/);
    };
    refused(
      await run('check', ...SMALL, ...checkpoint),
      'holds a saved search already',
    );
    refused(
      await run('check', ...SMALL, '--resume', saved, '--no-symmetry'),
      'belongs to another search',
    );
    refused(
      await run('check', ...SMALL, '--resume', folder()),
      'nothing to resume',
    );
    const locks = testWorld(lockCatalogue, '/nowhere');
    refused(
      await locks.run('check', ...checkpoint.with(1, folder())),
      'a checkpoint holds one search, but 3 are asked for',
    );
  });
});

describe('flags that exclude each other, or make no sense', () => {
  it.each([
    [['--por', '--depth', '3'], '--por and --depth do not go together'],
    [['--por', '--workers', '2'], '--por and --workers do not go together'],
    [['--por', '--resume', 'x'], '--por and --resume do not go together'],
    [['--seed', '1', '--por'], '--seed and --por do not go together'],
    [
      ['--resume', 'x', '--checkpoint', 'y'],
      '--resume and --checkpoint do not go together',
    ],
    [['--memory', '2'], '--memory 2: should be an amount with its unit'],
    [['--memory', '0G'], '--memory 0G'],
    [['--workers', '0'], '--workers 0'],
    [['--depth', 'deep'], '--depth deep'],
    [['--checkpoint', ''], '--checkpoint has an empty name'],
  ])('%j', async (flags, message) => {
    const { code, out, err } = await run('check', ...SMALL, ...flags);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toMatch(/\n {2}try +\S/);
  });

  it('every flag is in the help', async () => {
    const { out } = await run('--help');
    for (const flag of [
      ...['--workers', '--por', '--depth', '--memory', '--checkpoint'],
      ...['--resume', '--checkpoint-every', '--no-symmetry'],
      '--against',
    ])
      expect(out).toContain(`  ${flag}`);
    for (const line of out.split('\n'))
      expect(line.length).toBeLessThanOrEqual(79);
  });
});

describe('a flag', () => {
  it('that means nothing to its command is refused, with those it is of', async () => {
    for (const [argv, of] of [
      [['list', '--scope', 'x'], 'ioasid check --scope'],
      [['explain', 'x.trace.json', '--step'], 'ioasid replay --step'],
      [['show', 'set-only', '--save'], 'ioasid review --save'],
      [['export', 'set-only', '--seed=1'], 'ioasid check --seed'],
    ] as const) {
      const { code, out, err } = await run(...argv);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`means nothing to ${argv[0]}`);
      expect(err).toContain(of);
    }
  });

  it('takes the seeds that draw walks of their own', async () => {
    for (const seed of ['-1', '4294967296', '1e400', '0x10', '']) {
      const { code, err } = await run('check', ...SMALL, `--seed=${seed}`);
      expect({ seed, code }).toEqual({ seed, code: 2 });
      expect(err).toContain('from 0 to 4294967295');
    }
  });
});
