import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../traces/package-root.js';
import { examplesIn, missing, refresh, withSection } from './blocks.js';
import { renewed, withOutputs } from './page.js';

describe('the README', () => {
  it('shows what its commands print, and the table of today', async () => {
    const text = readFileSync(join(packageRoot, 'README.md'), 'utf8');
    // When this fails: npm run readme, and look at the difference.
    expect(await renewed(text)).toBe(text);
  });

  it('goes on in docs/own-design.md, whose commands print what it shows', async () => {
    const page = join(packageRoot, 'docs', 'own-design.md');
    const text = readFileSync(page, 'utf8');
    expect(examplesIn(text).length).toBeGreaterThan(0);
    expect(await withOutputs(text)).toBe(text);
  });

  it('has the two commands that matter first', () => {
    const text = readFileSync(join(packageRoot, 'README.md'), 'utf8');
    const commands = examplesIn(text).map(({ command }) => command);
    expect(commands.slice(0, 2)).toEqual([
      'npm ci && npm start',
      'npm ci && npm test',
    ]);
  });
});

describe('examples', () => {
  const text =
    '```console\n$ a\none\ntwo\n$ b\n...\nthree\n```\n\n<!-- t -->x<!-- /t -->\n';

  it('are found with their output', () => {
    expect(examplesIn(text)).toEqual([
      { command: 'a', output: ['one', 'two'] },
      { command: 'b', output: ['...', 'three'] },
    ]);
  });

  it('are compared line by line, but for what is left out', () => {
    const [a, b] = examplesIn(text);
    if (a === undefined || b === undefined) throw new Error('two examples');
    expect(missing(a, 'one\ntwo\n')).toBe('');
    expect(missing(a, 'one\ntwo\nthree\n')).toBe('one\ntwo');
    expect(missing(b, 'zero\nthree\nfour\n')).toBe('');
    expect(missing(b, 'zero\n')).toBe('three');
  });

  it('are renewed in place', async () => {
    expect(
      await refresh(text, (command) => Promise.resolve(`now ${command}\n`)),
    ).toContain('```console\n$ a\nnow a\n$ b\n...\nthree\n```');
    expect(await refresh(text, () => Promise.resolve(null))).toBe(text);
    expect(withSection(text, 't', 'y')).toContain(
      '<!-- t -->\n\ny\n\n<!-- /t -->',
    );
    expect(() => withSection(text, 'u', 'y')).toThrow('needs one <!-- u -->');
  });
});
