import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from './write-whole.js';

const fresh = (): string => mkdtempSync(join(tmpdir(), 'whole-'));

describe('a file written whole', () => {
  it('replaces the one that a link points at, and keeps its mode', () => {
    const folder = fresh();
    writeFileSync(join(folder, 'real'), 'old');
    chmodSync(join(folder, 'real'), 0o600);
    symlinkSync('real', join(folder, 'link'));
    writeWhole(join(folder, 'link'), 'new');
    expect(readFileSync(join(folder, 'real'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'real')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['link', 'real']);
  });

  it('takes away what a killed process left of the same file, no more', () => {
    const folder = fresh();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const living = process.ppid;
    const names = [`.a.${dead}.tmp`, `.a.${living}.tmp`, `.ab.${dead}.tmp`];
    for (const name of names) writeFileSync(join(folder, name), 'half');
    writeWhole(join(folder, 'a'), 'whole');
    expect(readdirSync(folder).sort()).toEqual([...names.slice(1).sort(), 'a']);
  });

  it('writes to a device, and does not replace it', () => {
    const before = statSync('/dev/null').ino;
    writeWhole('/dev/null', 'gone');
    expect(statSync('/dev/null').ino).toBe(before);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});
