import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunResult } from './run/task.js';
import { lockCatalogue, testWorld } from './testing.js';

const { run, world } = testWorld(lockCatalogue, '/nowhere');
const SCOPE = 'vms=2,ioasids=2,mdevs=2+1,vfs=0,threads=1,quota=2';

describe('check', () => {
  it('prints the verdict of every claim', async () => {
    const { code, out } = await run('check', 'tidy', '--no-symmetry');
    expect(code).toBe(0);
    expect(out).toBe(
      `design tidy   (fixture)
scope  ${SCOPE}
search breadth-first, exhaustive; 9 states, depth 4, complete

  claim            expect     found      steps
  ---------------  ---------  ---------  -----
  exclusion        never      Never          -
  somebody-enters  sometimes  Sometimes      2

all 2 expectations met.

`,
    );
  });

  it('prints the attack, and passes where it was expected', async () => {
    const { code, out } = await run('check', 'untidy');
    expect(code).toBe(0);
    expect(out).toMatch(/exclusion +sometimes +Sometimes +6\n/);
    expect(out).toContain('  1-2  enter l1\n');
    expect(out).toContain('Mended by:   design tidy\n');
  });

  it('fails on an attack that was not expected; Repro comes last', async () => {
    const { code, out } = await run('check', 'surprise');
    expect(code).toBe(1);
    expect(out).toMatch(/exclusion +never +SOMETIMES +6 {2}!!!\n/);
    expect(out).toMatch(/\nexclusion: \d+ of \d+ states are bad\.\n/);
    const last = out.trimEnd().split('\n').at(-1);
    expect(last).toBe(`Repro: npx ioasid check surprise --scope ${SCOPE}`);
    const argv = (last ?? '').replace('Repro: npx ioasid ', '').split(' ');
    expect(await run(...argv)).toEqual({ code, out, err: '' });
  });

  it('says how far a stopped search looked, never Never', async () => {
    const { code, out } = await run('check', 'tidy', '--max-states', '3');
    expect(code).toBe(3);
    expect(out).toMatch(/STOPPED at depth 2 \(state limit\); 3 states.* open/);
    expect(out).toMatch(/exclusion +never +not seen to depth 2 +- {2}\?\n/);
    expect(out).not.toContain('Never');
    expect(out).toContain(`--scope ${SCOPE} --max-states 3\n`);
  });

  it('ends with what it has when interrupted, and on a timeout', async () => {
    const other = testWorld(lockCatalogue, '/nowhere');
    other.world.interrupt.request();
    const seeded = await other.run('check', 'tidy', '--seed', '1');
    expect(seeded.code).toBe(3);
    expect(seeded.out).toContain('not seen in');
  });

  it('judges all designs: the attacks, the matrix, what the rules buy', async () => {
    const { code, out } = await run('check');
    expect(code).toBe(1);
    expect(out).toContain('tidy: no attack\n');
    expect(out).toContain(
      'exclusion, 6 steps: VM1 enter l1; VM1 leave l1; VM2 enter l1\n',
    );
    expect(out).toMatch(
      /design +A {2}works {2}as expected\n.*\n {2}tidy +\. +1\/1 +yes\n {2}untidy +6 +1\/1 +yes\n {2}surprise +6! +1\/1 +NO\n/,
    );
    expect(out).toContain(
      '- untidy -> tidy, with out-first, stops: exclusion (6 steps)',
    );
    expect(out).toContain('2 of 3 runs as expected.\n');
  });

  it('is quiet on demand', async () => {
    const { out } = await run('check', '-q', 'tidy', 'untidy');
    expect(out).toBe(
      `tidy ${SCOPE}: all 2 expectations met\n` +
        `untidy ${SCOPE}: all 2 expectations met\n`,
    );
  });

  it('looks at one claim only', async () => {
    const { out } = await run('check', 'tidy', '--claim', 'exclusion');
    expect(out).toContain('exclusion');
    expect(out).not.toContain('somebody-enters');
    expect((await run('check', 'tidy', '--claim', 'exclusio')).err).toContain(
      `unknown claim of design 'tidy' 'exclusio'; did you mean 'exclusion'?`,
    );
  });

  it('walks at random with a seed, the same way every time', async () => {
    const first = await run('check', 'untidy', '--seed', '7');
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/exclusion +sometimes +Sometimes +6\n/);
    expect(await run('check', 'untidy', '--seed', '7')).toEqual(first);
    const held = await run('check', 'tidy', '--seed', '7');
    expect(held.code).toBe(3);
    expect(held.out).toMatch(/exclusion +never +not seen in \d+ walks/);
  });

  it('indents for a mail', async () => {
    const { out } = await run('check', 'untidy', '--format', 'mail');
    for (const line of out.split('\n')) expect(line).toMatch(/^$|^ {2}\S?/);
  });
});

describe('check for machines', () => {
  it('prints JSON with the traces in it', async () => {
    const { out } = await run('check', 'untidy', '--format', 'json');
    const [only, ...more] = JSON.parse(out) as RunResult[];
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      design: 'untidy',
      scope: SCOPE,
      complete: true,
      vacuous: [],
      code: 0,
      claims: [
        {
          claim: 'exclusion',
          kind: 'never',
          expect: 'sometimes',
          found: 'sometimes',
          steps: 6,
          trace: { name: 'untidy--exclusion', mendedBy: 'tidy' },
        },
        { claim: 'somebody-enters', found: 'sometimes' },
      ],
    });
  });

  it('prints KTAP with diagnostics before the result', async () => {
    const { code, out } = await run(
      ...['check', 'surprise', 'tidy', '--format', 'ktap'],
    );
    expect(code).toBe(1);
    expect(out).toBe(`KTAP version 1
1..2
  KTAP version 1
  1..3
  # exclusion: expected never, found SOMETIMES, 6 steps
  not ok 1 exclusion
  ok 2 somebody-enters
  ok 3 nothing-vacuous
# Repro: npx ioasid check surprise --scope ${SCOPE}
not ok 1 surprise ${SCOPE}
  KTAP version 1
  1..3
  ok 1 exclusion
  ok 2 somebody-enters
  ok 3 nothing-vacuous
ok 2 tidy ${SCOPE}
# Totals: pass:5 fail:1 xfail:0 xpass:0 skip:0 error:0
`);
  });

  it('marks what was not finished as TIMEOUT in KTAP', async () => {
    const { out } = await run(
      ...['check', 'tidy', '--format', 'ktap', '--max-states', '3'],
    );
    expect(out).toContain('  not ok 1 exclusion # TIMEOUT\n');
    expect(out).toContain(`not ok 1 tidy ${SCOPE} # TIMEOUT\n`);
    expect(out).toContain('pass:1 fail:0 xfail:0 xpass:0 skip:0 error:2');
  });
});

describe('traces', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ioasid-'));
  const file = join(folder, 'untidy--exclusion.trace.json');

  it('are saved, shown and replayed', async () => {
    const saved = await run('check', 'untidy', '--save', folder);
    expect(saved.out).toContain(`saved ${file}\n`);
    expect(readdirSync(folder)).toEqual(['untidy--exclusion.trace.json']);
    const replayed = await run('replay', file);
    expect(replayed.code).toBe(0);
    expect(replayed.out).toContain('replayed 6 of 6 steps: every one agrees');
    expect(replayed.out).toContain(`npx ioasid replay ${file}\n`);
    expect((await run('replay', file, '--until', '2')).out).toContain(
      'replayed 2 of 6 steps',
    );
    expect((await run('show', file)).out).toContain('untidy--exclusion\n');
  });

  it('are asked of another design', async () => {
    const { code, out } = await run('replay', file, '--design', 'tidy');
    expect(code).toBe(0);
    expect(out).toContain('all 6 steps happen, but exclusion is not shown');
    expect(out).toContain('rule    out-first (from step 4 on)');
    const same = await run('replay', file, '--design', 'surprise');
    expect(same.out).toContain('exclusion is shown here too');
  });

  it('that were edited are refused with the step and the reason', async () => {
    const edited = join(folder, 'edited.trace.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(edited, text.replace('"n": 3,', '"n": 3, "x": 1,'));
    expect((await run('replay', edited)).code).toBe(0);
    writeFileSync(
      edited,
      text
        .replace('["inside", "outside"]', '["inside", "inside"]')
        .replace(/("n": 4, .*"result": )"ok"/, '$1"EPERM"'),
    );
    const { code, out } = await run('replay', edited);
    expect(code).toBe(1);
    expect(out).toContain('drifts at step 4: VM1.t1 leave l1: release');
    expect(out).toContain('    recorded  EPERM\n    now       ok\n');
  });

  it('that are damaged, or of an unknown design, are told apart', async () => {
    const damaged = join(folder, 'damaged.trace.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(damaged, text.slice(0, 300));
    expect((await run('replay', damaged)).err).toContain('is not JSON');
    writeFileSync(
      damaged,
      text.replace('"design": "untidy"', '"design": "tydi"'),
    );
    expect(await run('replay', damaged)).toMatchObject({
      code: 2,
      err: expect.stringContaining("did you mean 'tidy'") as string,
    });
    expect((await run('replay', join(folder, 'none'))).code).toBe(2);
    expect((await run('replay')).code).toBe(2);
  });
});

describe('list and show', () => {
  it('name what there is', async () => {
    expect((await run('list', 'designs')).out).toMatch(/^tidy +fixture\n/);
    expect((await run('list', 'claims')).out).toContain('exclusion ');
    expect((await run('list', 'operations')).out).toMatch(/^enter +fixture\n/);
    expect((await run('list', 'rules')).out).toContain('set-at-bind');
    expect((await run('list', 'traces')).out).toBe('');
    expect((await run('show', 'untidy')).out).toContain('mended by  tidy');
    expect((await run('show', 'exclusion')).out).toContain('breaks in  untidy');
    expect((await run('show', 'leave')).out).toContain('(rule out-first)');
    expect((await run('show', 'set-at-bind')).out).toContain('EPERM');
  });
});

describe('a wrong command line', () => {
  it.each([
    [['check', 'tdy'], `unknown design 'tdy'; did you mean 'tidy'?`],
    [['chek'], `unknown command 'chek'; did you mean 'check'?`],
    [['list', 'rulez'], `unknown list 'rulez'; did you mean 'rules'?`],
    [
      ['show', 'exclsion'],
      `unknown name 'exclsion'; did you mean 'exclusion'?`,
    ],
    [['check', '--bogus'], `Unknown option '--bogus'`],
    [['check', '--format', 'xml'], `unknown format 'xml'`],
    [['check', '--timeout', 'soon'], '--timeout soon'],
    [['check', '--max-states', '0'], '--max-states 0'],
    [['check', '--scope', 'vm=2'], `there is no 'vm'`],
    [['check', '--scope', 'vms=9'], 'out of range'],
  ])('%j ends with 2 and says what to try', async (argv, message) => {
    const { code, out, err } = await run(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toMatch(/\n {2}try +\S/);
  });

  it('without a command gets the help, and 2', async () => {
    const { code, out } = await run();
    expect(code).toBe(2);
    expect(out).toBe((await run('--help')).out);
    expect(out).toContain('Exit codes');
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('an internal error ends with 70 and a way to repeat it', async () => {
    const broken = testWorld(
      {
        ...lockCatalogue,
        build: () => {
          throw new TypeError('oops');
        },
      },
      world.corpus,
    );
    const { code, err } = await broken.run('check', 'tidy');
    expect(code).toBe(70);
    expect(err).toMatch(/TypeError: oops[^]*Repro: npx ioasid check tidy\n$/);
  });
});
