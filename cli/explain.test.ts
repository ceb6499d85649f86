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
