import { describe, expect, it } from 'vitest';
import type { Run } from './contestant.js';
import { median, medianOf } from './contestant.js';
import { measure } from './measure.js';
import type { Result } from './race.js';
import { differences, expected, race } from './race.js';
import { handWritten } from './rumur-peer.js';
import { readRun } from './spin-peer.js';
import { ratioTable, raceTable } from './table.js';

const run = (process: number, states = 305, transitions = 1_924): Run => ({
  states,
  transitions,
  process,
  search: process / 2,
  peak: states * 100,
  own: null,
});

const result = (name: string, runs: readonly Run[]): Result => ({
  name,
  symmetry: false,
  note: null,
  build: 0,
  runs,
  median: medianOf(runs),
  failed: runs.length === 0 ? 'no luck' : null,
});

describe('medians', () => {
  it('are of odd and even numbers of values', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('of runs keep what none of them tells', () => {
    expect(medianOf([run(3), run(1), run(2)])).toEqual(run(2));
    expect(medianOf([])).toBe(null);
  });
});

describe('a race', () => {
  it('lets everybody run in turns, and goes on without one that fails', async () => {
    const order: string[] = [];
    const runner = (name: string, fails: boolean) => ({
      name,
      symmetry: false,
      prepare: () =>
        Promise.resolve({
          note: null,
          run: () => {
            order.push(name);
            return fails
              ? Promise.reject(new Error('no luck'))
              : Promise.resolve(run(1));
          },
        }),
    });
    const results = await race(
      [runner('a', false), runner('b', true), runner('c', false)],
      { runs: 2, limit: 1, tell: () => undefined },
    );
    expect(order).toEqual(['a', 'b', 'c', 'a', 'c']);
    expect(results.map(({ median, failed }) => [median, failed])).toEqual([
      [run(1), null],
      [null, 'no luck'],
      [run(1), null],
    ]);
  });

  it('is void where counts differ by more than SPIN rounds', () => {
    const first = result('a', [run(1, 10_048_095, 196_061_664)]);
    const rounded = result('b', [run(1, 10_048_095, 196_061_659)]);
    expect(differences([first, rounded])).toEqual([]);
    const other = result('c', [run(1, 10_048_094, 196_061_664)]);
    expect(differences([first, other])).toHaveLength(1);
    expect(expected([first], 'a', 10_048_095)).toEqual([]);
    expect(expected([first], 'a', 1)).toEqual([
      'a counts 10048095 states, not 1',
    ]);
  });

  it('is told as a table with ratios, and who is missing', () => {
    const results = [result('a', [run(4)]), result('b', [run(1)])];
    const table = raceTable([...results, result('c', [])]);
    expect(table).toMatch(
      /^ {2}a +1 +0\.0 +4\.00 +2\.00 +305 +1,924 +153 +100/m,
    );
    expect(table).toContain('  c: no luck\n');
    const ratio = { slow: 'a', fast: 'b', aim: null };
    expect(ratioTable([ratio], results)).toMatch(/a \/ b +4\.00x +4\.00x/);
    expect(ratioTable([{ ...ratio, fast: 'c' }], results)).toBe('');
  });
});

describe('a process', () => {
  const folder = '.';

  it('is measured', async () => {
    const script = 'const b = Buffer.alloc(9e7, 1); setTimeout(() => b, 300)';
    const { seconds, peak } = await measure(process.execPath, ['-e', script], {
      folder,
      limit: 60,
    });
    expect(seconds).toBeGreaterThan(0.3);
    if (peak !== null) expect(peak).toBeGreaterThan(9e7);
  });

  it('is ended by its limit', async () => {
    const script = 'setInterval(() => 0, 1000)';
    const { timedOut } = await measure(process.execPath, ['-e', script], {
      folder,
      limit: 0.5,
    });
    expect(timedOut).toBe(true);
  });

  it('that fails says how', async () => {
    const script = 'console.error("broken"); process.exit(3)';
    await expect(
      measure(process.execPath, ['-e', script], { folder, limit: 60 }),
    ).rejects.toThrow(/ended with 3: broken/);
  });
});

describe('peers', () => {
  it('rumur gets the scope in its scalarsets', async () => {
    const model = await handWritten([3, 6, 6, 2]);
    expect(model).toContain(
      '  VMS: 3;\n  PASIDS: 6;\n  SLOTS: 2;\n  QUOTA: 2;',
    );
    await expect(handWritten([2, 3, 3, 2])).rejects.toThrow('cannot be dealt');
  });

  it('SPIN is read, rounded counts and all', () => {
    const output = `State-vector 20 byte, depth reached 28, errors: 0
 10048095 states, stored
1.9606167e+08 transitions (= stored+matched)
   30.845\tactual memory usage for states
pan: elapsed time 61.5 seconds
`;
    const read = readRun({ output, seconds: 62, peak: null });
    expect(read).toMatchObject({ states: 10_048_095, search: 61.5 });
    expect(read.own).toBeCloseTo(30.845 * 2 ** 20);
    expect(() =>
      readRun({ output: 'pan: out of memory', seconds: 1, peak: null }),
    ).toThrow(/did not finish/);
  });
});
