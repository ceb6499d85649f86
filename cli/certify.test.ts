/** `--certify`: what is re-checked without being asked, and what is said. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../traces/package-root.js';
import { catalogue } from './catalogue.js';
import type { RunResult } from './run/task.js';
import { testWorld } from './testing.js';

const SCOPE = ['--scope', 'vms=1,ioasids=2,mdevs=1,vfs=0,threads=1,quota=1'];

function own(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'certify-')), 'mine.json');
  writeFileSync(file, JSON.stringify({ name: 'mine', from: 'set-only' }));
  return file;
}

async function resultOf(...argv: readonly string[]): Promise<RunResult> {
  const { run } = testWorld(catalogue, corpusFolder);
  const { out } = await run('check', '--format', 'json', '-q', ...argv);
  const [result] = JSON.parse(out) as RunResult[];
  if (result === undefined) throw new Error(`no run in ${out}`);
  return result;
}

describe('check', () => {
  it('re-checks an own design, and searches it without symmetry', async () => {
    const { proof, states, symmetries } = await resultOf(own(), ...SCOPE);
    expect(symmetries).toBeGreaterThan(1);
    const plain = await resultOf(own(), ...SCOPE, '--no-symmetry');
    expect(proof).toMatchObject({
      certificate: {
        kind: 'certified',
        states,
        renamed: plain.states,
        each: true,
        steps: plain.transitions,
        open: 0,
        notCovered: [],
      },
      again: { kind: 'agrees', states: plain.states },
    });
    expect(plain.proof).toMatchObject({
      certificate: { kind: 'certified', states: plain.states },
      again: null,
    });
  });

  it('says so, under what was searched', async () => {
    const { run } = testWorld(catalogue, corpusFolder);
    const { out } = await run('check', own(), ...SCOPE);
    expect(out).toMatch(
      /^certificate: \d+ states under all their \d+ names, \d+ steps re-checked by the interpreter\nwithout symmetry: searched again, \d+ states, the same verdicts and lengths$/m,
    );
  });

  it('leaves the catalogue and --no-certify alone', async () => {
    expect((await resultOf('set-only', ...SCOPE)).proof).toBeNull();
    expect((await resultOf(own(), ...SCOPE, '--no-certify')).proof).toBeNull();
    const asked = await resultOf('set-only', ...SCOPE, '--certify');
    expect(asked.proof).toMatchObject({
      certificate: { kind: 'certified' },
      again: null,
    });
    expect(asked.repro).toMatch(/ --certify$/);
  });

  it('says why a partial search has no certificate', async () => {
    const { proof } = await resultOf(
      ...[own(), ...SCOPE, '--por', '--claim', 'inter-vm-dma'],
    );
    expect(proof).toEqual({
      certificate: { kind: 'notMade', why: 'partial' },
      again: null,
    });
    const { run } = testWorld(catalogue, corpusFolder);
    for (const other of [['--por'], ['--seed', '1'], ['--no-certify']]) {
      const { code, err } = await run(
        ...['check', 'set-only', '--certify', ...other],
      );
      expect([code, err]).toEqual([2, expect.stringMatching(/--certify/)]);
    }
  });

  it('makes none that would cost more than the search', async () => {
    const { proof } = await resultOf(
      ...[own(), '--claim', 'inter-vm-dma', '--scope'],
      'vms=2,ioasids=2,mdevs=1+1,vfs=0,threads=1,quota=2',
    );
    expect(proof).toMatchObject({
      certificate: { kind: 'notMade', why: 'work' },
      again: { kind: 'notMade', why: 'work' },
    });
  });
});
