import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.js';
import { testWorld } from './testing.js';

const SMALL = ['reference', '--scope', 'vms=2,ioasids=2,mdevs=2,quota=2'];
const { run } = testWorld(catalogue, '/nowhere');

describe('export', () => {
  it.each([
    ['promela', 'assert('],
    ['murphi', 'startstate'],
    ['tla', 'MODULE reference'],
  ])('writes %s to stdout', async (to, mark) => {
    const { code, out, err } = await run('export', ...SMALL, '--to', to);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(mark);
    expect(out).toContain('vms=2,ioasids=2,mdevs=1+1,vfs=0,threads=1,quota=2');
  });

  it('states the claims asked for', async () => {
    const murphi = ['export', ...SMALL, '--to', 'murphi'];
    const { out } = await run(...murphi, '--claim', 'pending-in-flight');
    expect(out).toMatch(/invariant "pending-in-flight"/);
    expect(out).not.toContain('invariant "free-listed"');
    expect((await run(...murphi)).out).toContain('invariant "free-listed"');
  });

  it('writes a file, for TLC with its configuration', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ioasid-export-'));
    const file = join(folder, 'reference.tla');
    const tla = ['export', ...SMALL, '--to', 'tla'];
    const { code, out } = await run(...tla, '--out', file);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(readdirSync(folder).sort()).toEqual([
      'reference.cfg',
      'reference.tla',
    ]);
    expect(readFileSync(file, 'utf8')).toBe((await run(...tla)).out);
    const wrong = await run(...tla, '--out', join(folder, 'other.tla'));
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain(`try          --out ${file}`);
  });

  it.each([
    [[], 'export takes one design, not 0'],
    [['reference'], 'export lacks --to'],
    [['reference', '--to', 'promel'], "did you mean 'promela'?"],
    [['referenc', '--to', 'promela'], "did you mean 'reference'?"],
    [[...SMALL, '--to', 'tla', '--claim', 'free'], 'unknown claim'],
    [[...SMALL, '--to', 'tla', '--claim', 'free-liste'], "'free-listed'?"],
    [[...SMALL, '--to', 'murphi', '--out', '/none/x.m'], 'ENOENT'],
  ])('%j ends with 2 and says what to try', async (argv, message) => {
    const { code, out, err } = await run('export', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toMatch(/\n {2}try +\S/);
  });
});
