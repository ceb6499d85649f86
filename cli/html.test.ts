/** `replay --format html`: one trace as one file. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lockCatalogue, testWorld } from './testing.js';

const { run } = testWorld(lockCatalogue, '/nowhere');

describe('a trace as HTML', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ioasid-html-'));
  const file = join(folder, 'untidy--exclusion.trace.json');

  beforeAll(async () => {
    await run('check', 'untidy', '--save', folder);
  });

  it('is one page of a design of any catalogue, the same every time', async () => {
    const { code, out, err } = await run('replay', file, '--format', 'html');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^<!doctype html>\n/);
    expect(out).toContain('<h1>ioasid replay: untidy--exclusion</h1>');
    expect(out).toContain('replayed 6 of 6 steps: every one agrees');
    expect(out).toContain(`npx ioasid replay ${file}`);
    expect(await run('replay', file, '--format', 'html')).toEqual({
      code,
      out,
      err,
    });
  });

  it('says what a rule would change, without a script', async () => {
    const { out } = await run('replay', file, '--format', 'html');
    expect(out).toContain(
      '<th scope="row">out-first on</th>' +
        '<td>every step happens, but exclusion is not broken</td>',
    );
  });

  it('is no form of an answer by another design', async () => {
    const { code, out, err } = await run(
      ...['replay', file, '--design', 'tidy', '--format', 'html'],
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('replay --design has no html form');
    expect(err).toContain('available    text, mail, json');
  });
});
