/** explain, compare, review and replay --step through the command. */
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { corpusFolder } from '../traces/package-root.js';
import { catalogue } from './catalogue.js';
import { command } from './command.js';
import { testWorld } from './testing.js';
import type { TestWorld } from './testing.js';

const path = join(corpusFolder, 'set-only--intra-vm-dma.trace.json');

let test: TestWorld;
beforeEach(() => {
  test = testWorld(catalogue, corpusFolder);
});

describe('ioasid explain', () => {
  it('explains a trace of the corpus', async () => {
    const { code, out } = await test.run('explain', path);
    expect(code).toBe(0);
    expect(out).toContain('Weakest change that stops it');
    expect(out).toContain('- list-at-load: at step 4, EPERM');
  });

  it('does not explain what drifts', async () => {
    const { code, out } = await test.run(
      'explain',
      path,
      '--design',
      'set-and-list',
    );
    expect(code).toBe(1);
    expect(out).toContain('drifts');
  });

  it('says where another design refuses, and by which rule', async () => {
    const plain = await test.run('explain', path);
    const { code, out } = await test.run(
      ...['explain', path, '--against', 'set-and-list'],
    );
    expect(code).toBe(0);
    expect(out.startsWith(plain.out)).toBe(true);
    expect(out.slice(plain.out.length)).toBe(`
  Against set-and-list: it stops the trace at step 4 of 9 (VM1.t1 load
  mdev1 p1: program): EPERM, at listing(mdev1,p1) LOAD, by rule:
  - list-at-load: An mdev loads a PASID only if it is on that mdev's own
    list.
`);
    const mail = await test.run(
      ...['explain', path, '--against', 'set-and-list', '--format', 'mail'],
    );
    expect(mail.out).toBe(out);
  });

  it('says that the attack works there too, or cannot be asked', async () => {
    const weaker = await test.run('explain', path, '--against', 'no-checks');
    expect(weaker.code).toBe(0);
    expect(weaker.out).toContain(
      'Against no-checks: it refuses nowhere; the attack works there too',
    );
    const other = await test.run('explain', path, '--against', 'reference');
    expect(other.code).toBe(0);
    expect(other.out).toMatch(/Against reference: it cannot be asked: step 1:/);
  });

  it('has the answer in JSON, the one that replay gives', async () => {
    const design = 'set-and-list';
    const json = ['--format', 'json'];
    const explained = await test.run(
      ...['explain', path, '--against', design, ...json],
    );
    const { against } = JSON.parse(explained.out) as { against: unknown };
    const replayed = await test.run(
      ...['replay', path, '--design', design, ...json],
    );
    const { answer } = JSON.parse(replayed.out) as { answer: unknown };
    expect(against).toEqual({ design, answer });
    const alone = await test.run('explain', path, ...json);
    expect(alone.out).not.toContain('"against"');
  });

  it('names the designs there are when asked of none of them', async () => {
    const { code, out, err } = await test.run(
      ...['explain', path, '--against', 'set-and-lst'],
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(
      "unknown design 'set-and-lst'; did you mean 'set-and-list'?",
    );
    expect(err).toMatch(/\n {2}try +ioasid list designs\n/);
  });

  it('refuses formats it has not', async () => {
    const { code, err } = await test.run('explain', path, '--format', 'ktap');
    expect(code).toBe(2);
    expect(err).toContain('explain has no ktap form');
  });
});

describe('ioasid replay --step', () => {
  it('answers each line until quit', async () => {
    let out = '';
    const code = await command(['replay', path, '--step'], {
      ...test.world,
      out: (text) => {
        out += text;
      },
      input: () => Readable.from(['', 'why', 'back', 'quit', 'next']),
    });
    expect(code).toBe(0);
    expect(out.match(/VM1\.t1 setAlloc ok/g)).toHaveLength(1);
    expect(out).toContain('allowed by no rule');
    expect(out.trimEnd().endsWith('0  start')).toBe(true);
  });
});

describe('ioasid review', () => {
  it('judges one attack in one scope', async () => {
    const { code, out } = await test.run(
      'review',
      'no-checks',
      '--threads',
      '1',
      '--claim',
      'quota-conserved',
      '--scope',
      'mdevs=1+0',
      '--format',
      'json',
    );
    expect(code).toBe(0);
    const page = JSON.parse(out) as { necessity: { finished: boolean } };
    expect(page.necessity.finished).toBe(true);
  });

  it('takes designs of the model only', async () => {
    const { code, err } = await test.run('review', 'reference');
    expect(code).toBe(2);
    expect(err).toContain("not built from the model's rules");
  });

  it('names the claims there are', async () => {
    const { code, err } = await test.run('review', '--claim', 'nothing');
    expect(code).toBe(2);
    expect(err).toContain('inter-vm-dma');
  });
});

describe('ioasid compare', () => {
  it('takes two designs', async () => {
    const { code, err } = await test.run('compare', 'set-only');
    expect(code).toBe(2);
    expect(err).toContain('compare takes two designs');
  });
});
