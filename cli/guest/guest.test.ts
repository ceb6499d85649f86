/** Designs that are code, and what they do by mistake. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../../traces/package-root.js';
import { catalogue } from '../catalogue.js';
import { outsideFolder } from '../own/testing.js';
import { start, testWorld } from '../testing.js';

const { path: folder, file } = outsideFolder();

const model = `import { designs } from 'ioasid-checker/model';
const base = designs[0];`;
const named = (more: string): string =>
  `${model}\nexport default { ...base, name: 'x', ${more} };`;
const started = (does: string): string =>
  `${model}\n${does}\n${named('').replace(model, '')}`;

const QUICK = [
  ...['--scope', 'vms=2,ioasids=1,mdevs=1+1,quota=1'],
  ...['--claim', 'foreign-free', '-q'],
];

/** Those that would never end by themselves have so many seconds. */
const PATIENCE = ['--timeout', '3'];
const ENDLESS = /loops|waits/;

describe('a design that does not come back, or ends the program', () => {
  it.each([
    ['exits', 'process.exit(0);', 'with exit code 0 while loading'],
    [
      'exits-late',
      'setTimeout(() => process.exit(0)); await new Promise(() => {});',
      'exit code 0',
    ],
    ['loops', 'for (;;);', 'does not come back'],
    ['waits', 'await new Promise(() => {});', 'does not come back'],
    [
      'build-exits',
      named('build() { process.exit(0); }'),
      'while running the build',
    ],
    ['build-loops', named('build() { for (;;); }'), 'while running the build'],
    ['getter-loops', named('get summary() { for (;;); }'), 'while loading'],
    [
      'getter-throws',
      named(`get summary() { throw Error('no'); }`),
      'is a getter that fails: no',
    ],
    [
      'timer-loops',
      started('setTimeout(() => { for (;;); }, 20);'),
      'does not come back',
    ],
    [
      'timer-throws',
      started(`setTimeout(() => { throw Error('boom'); });`),
      'boom',
    ],
    [
      'rejects',
      started(`setTimeout(() => Promise.reject(Error('late')));`),
      'late',
    ],
    ['crashes', `process.kill(process.pid, 'SIGSEGV'); for (;;);`, 'SIGSEGV'],
    [
      'claims',
      `import { writeSync } from 'node:fs'; writeSync(3, '{"kind":"end","code":0}\\n'); process.exit(0);`,
      'nothing was judged',
    ],
    [
      'proxy',
      `${model} export default new Proxy({ ...base, name: 'x' }, {});`,
      'is a Proxy',
    ],
    [
      'cyclic',
      `const a = { name: 'x' }; a.rules = a; export default a;`,
      'contains itself',
    ],
    [
      'deep',
      'let a = {}; for (let n = 0; n < 1e5; n++) a = { a }; export default { name: a };',
      'levels deep',
    ],
    [
      'brackets',
      `export default ${'['.repeat(1e5)}${']'.repeat(1e5)}`,
      'brackets in each other',
    ],
  ])('%s: exit code 2, and why', async (name, text, why) => {
    const path = file(`${name}.ts`, text);
    const { code, out, err } = await start([
      ...['check', path, ...QUICK],
      ...(ENDLESS.test(name) ? PATIENCE : []),
    ]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(why);
    expect(err).toMatch(/\n {2}try +\S/);
  });

  it('is told apart from one that only leaves something open', async () => {
    const path = file(
      'open.ts',
      started(`import { createServer } from 'node:net';
setInterval(() => 0, 1000); createServer().listen(0); console.log('mine');`),
    );
    const { code, out, err } = await start([
      'check',
      path,
      ...QUICK,
      '--format',
      'json',
    ]);
    expect(code).not.toBe(2);
    expect(JSON.parse(out)).toHaveLength(1);
    expect(err).toContain('mine');
  });

  it('does not outlive Ctrl-C', async () => {
    let asked = false;
    const path = file('deaf.ts', `console.log('up'); for (;;);`);
    const { code } = await start(['check', path], (child) => {
      if (!asked) child.kill('SIGINT');
      asked = true;
    });
    expect(code).toBe(130);
  });

  it('is not run where code is refused', async () => {
    const path = file('no.ts', `console.log('it ran');`);
    const { code, err } = await start(['show', path, '--no-code']);
    expect(code).toBe(2);
    expect(err).toContain('is code, and reading it would run it');
    expect(err).not.toContain('it ran');
  });
});

describe('what is named and is no file of text', () => {
  const at = (name: string): string => join(folder, name);
  execFileSync('mkfifo', [at('pipe')]);
  mkdirSync(at('folder'));
  writeFileSync(at('empty'), '');
  writeFileSync(at('zeros'), Buffer.alloc(1000));
  writeFileSync(at('large'), Buffer.alloc(2 ** 24 + 1, 32));
  writeFileSync(at('nested'), '['.repeat(1e5));
  symlinkSync(at('loop'), at('loop'));
  symlinkSync('/dev/zero', at('device'));

  const verbs = [
    ['check', '.json'],
    ['replay', '.trace.json'],
    ['explain', '.trace.json'],
  ] as const;
  const things = [
    ['pipe', 'it is a pipe'],
    ['folder', 'it is a folder'],
    ['device', 'it is a device'],
    ['empty', 'is empty'],
    ['zeros', 'zero bytes'],
    ['large', 'more than 16 MiB'],
    ['nested', '100000 lists and objects'],
    ['loop', 'ELOOP'],
  ] as const;
  it.each(
    verbs.flatMap(([verb, ending]) =>
      things.map(([thing, why]) => [verb, thing, ending, why] as const),
    ),
  )('%s of a %s ends at once with 2', async (verb, thing, ending, why) => {
    const link = at(`${verb}-${thing}${ending}`);
    symlinkSync(at(thing), link);
    const { run } = testWorld(catalogue, corpusFolder);
    const { code, err } = await run(verb, link);
    expect(code).toBe(2);
    expect(err).toContain(why);
  });
});
