import { describe, expect, it } from 'vitest';
import { smallCases } from './cases.js';
import { compare } from './compare.js';
import {
  GCC,
  RUMUR,
  SPIN,
  describeMissing,
  missingTools,
  runTool,
} from './run-tool.js';

const here = missingTools([SPIN, RUMUR, GCC]).length === 0;

describe.skipIf(!here)('SPIN and rumur', () => {
  it('agree on a broken reference protocol', async () => {
    const broken = smallCases.find(({ design }) => design.includes('without'));
    if (broken === undefined) throw new Error('no broken case is left');
    const comparison = await compare(broken);
    expect(comparison.differences).toEqual([]);
    expect(comparison.lengths).toEqual([
      { claim: 'foreign-flight', ours: 6, spin: 6, rumur: 6 },
    ]);
    expect(comparison.spin.states).toBe(1017);
  });
});

describe('external programs', () => {
  it('are named with their package when missing', () => {
    const missing = missingTools([
      { command: 'no-such-checker', package: 'no-such-package' },
    ]);
    expect(describeMissing(missing)).toMatch(
      /no-such-checker.*apt-get install no-such-package/,
    );
  });

  it('that fail say with what', async () => {
    const failing = runTool(
      'node',
      ['-e', 'console.log("why");process.exit(3)'],
      {
        folder: '.',
      },
    );
    await expect(failing).rejects.toThrow(/ended with 3: why/);
  });

  it('that take too long are ended', async () => {
    const waiting = runTool('node', ['-e', 'setTimeout(() => 0, 60000)'], {
      folder: '.',
      seconds: 0.2,
    });
    await expect(waiting).rejects.toThrow(/limit 0.2 s/);
  });
});
