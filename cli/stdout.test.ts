/** What becomes of the output where nobody takes it, or not all of it. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../traces/package-root.js';

const main = join(packageRoot, 'dist', 'cli', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'ioasid-stdout-'));

/** A line of bash in the folder, in which `ioasid` is the built command. */
function bash(line: string): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const command = `ioasid() { "${process.execPath}" "${main}" "$@"; }; set -o pipefail; `;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command + line], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

const EXPORT = 'ioasid export --to promela set-only';
const SMALL =
  'ioasid check no-checks -q --scope vms=2,ioasids=1,mdevs=1+0,quota=1';

describe('stdout', () => {
  it('that is full ends with words and 2', () => {
    const { code, err } = bash('ioasid list designs > /dev/full');
    expect(code).toBe(2);
    expect(err).toMatch(/^error: cannot write to stdout: ENOSPC.*\n.*cause/);
  });

  it('that takes only a part is not taken for whole', () => {
    const { code, err } = bash(
      `ulimit -f 8; ${EXPORT} > cut.pml; code=$?; exit $code`,
    );
    expect(code).toBe(2);
    expect(err).toContain('cannot write to stdout: EFBIG');
  });

  it('that is left early ends it quietly, as by SIGPIPE', () => {
    const { code, out, err } = bash(
      `(${EXPORT}; echo "$?" > code) | head -1; sleep 0.1`,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')).toHaveLength(2);
    expect(readFileSync(join(folder, 'code'), 'utf8')).toBe('141\n');
  });

  it('that is left early loses nothing that was to be saved', () => {
    const { code } = bash(
      `(sleep 1; ${SMALL} --format json --save ./early) | true`,
    );
    expect(code).toBe(141);
    expect(readdirSync(join(folder, 'early')).length).toBeGreaterThan(3);
  });

  it('that is slow gets all of it', () => {
    const whole = bash(`${EXPORT} > whole.pml`);
    expect(whole.code).toBe(0);
    const size = statSync(join(folder, 'whole.pml')).size;
    expect(size).toBeGreaterThan(2 ** 17);
    expect(bash(`${EXPORT} | (sleep 1; wc -c)`)).toMatchObject({
      code: 0,
      out: expect.stringMatching(new RegExp(`^ *${size}\n$`)) as string,
    });
  });

  it('is all that counts: a full stderr changes nothing', () => {
    const { code, out } = bash('ioasid list rules 2> /dev/full');
    expect(code).toBe(0);
    expect(out).not.toBe('');
  });
});

describe('a file that cannot be written whole', () => {
  it('stays as it was, with --out', () => {
    writeFileSync(join(folder, 'kept.pml'), 'of yesterday');
    const { code, err } = bash(`ulimit -f 8; ${EXPORT} --out kept.pml`);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: cannot write kept.pml: EFBIG.*\n.*\n.*try/);
    expect(readFileSync(join(folder, 'kept.pml'), 'utf8')).toBe('of yesterday');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual(
      [],
    );
  });

  it('is no trace, with --save', () => {
    const { code, err } = bash(`ulimit -f 1; ${SMALL} --save ./full`);
    expect(code).toBe(2);
    expect(err).toMatch(/cannot write full\/.*EFBIG/);
    expect(readdirSync(join(folder, 'full'))).toEqual([]);
  });

  it('leaves the earlier checkpoint, with --checkpoint', () => {
    const search =
      'ioasid check set-only -q --scope vms=2,ioasids=1,mdevs=1+1,quota=1';
    expect(bash(`${search} --depth 5 --checkpoint ./part`).code).toBe(3);
    const before = readFileSync(join(folder, 'part', 'search.json'), 'utf8');
    const full = bash(`ulimit -f 1; ${search} --resume ./part --depth 9`);
    expect(full.code).toBe(2);
    expect(full.err).toMatch(/cannot write a checkpoint to .*EFBIG/);
    expect(readFileSync(join(folder, 'part', 'search.json'), 'utf8')).toBe(
      before,
    );
    expect(existsSync(join(folder, 'part', '.ioasid.lock'))).toBe(false);
    const { code, out } = bash(`${search} --resume ./part`);
    expect(code).toBe(1);
    expect(out).toContain('1 of 15 expectations not met');
  });
});
