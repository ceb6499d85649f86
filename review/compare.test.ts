import { describe, expect, it } from 'vitest';
import { noChecks } from '../model/designs/noChecks.js';
import { inlineAsker } from './askers.js';
import { compareDesigns } from './compare.js';
import type { Comparison } from './compare.js';
import { comparisonText } from './compare-text.js';

const guarded = { ...noChecks, name: 'guarded', rules: ['set-at-free'] };
const scopes = ['vms=2,ioasids=1,mdevs=1+0,vfs=0,threads=1,quota=1'];

async function compared(): Promise<Comparison> {
  const found = await compareDesigns(noChecks, guarded, {
    scopes,
    claims: null,
    asker: inlineAsker([noChecks, guarded]),
    maxStates: 100_000,
  });
  if (found === null) throw new Error('not interrupted');
  return found;
}

describe('compare', () => {
  it('finds the attack one design stops, at its step, by its rule', async () => {
    const { rows, rules } = await compared();
    expect(rules).toEqual([[], ['set-at-free']]);
    const row = rows.find(({ claim }) => claim === 'foreign-free');
    expect(row?.cells.map(({ settled }) => settled)).toEqual([
      'broken',
      'holds',
    ]);
    expect(row?.crossed).toHaveLength(1);
    expect(row?.crossed[0]?.answer).toMatchObject({
      kind: 'stopped',
      step: 4,
      result: 'EINVAL',
      rules: ['set-at-free'],
    });
  });

  it('prints it within a mail', async () => {
    const text = comparisonText(await compared());
    expect(text).toContain('Attacks that only guarded stops:');
    expect(text).toContain('first difference: step 4');
    for (const line of text.split('\n').slice(0, -1)) {
      expect(line.length).toBeLessThanOrEqual(72);
      expect(line).toMatch(/^$|^ {2}[\x20-\x7e]*[\x21-\x7e]$/);
    }
  });

  it('is silent about what an interrupt left open', async () => {
    const found = await compareDesigns(noChecks, guarded, {
      scopes,
      claims: null,
      asker: (questions) =>
        Promise.resolve(questions.map(() => 'interrupted' as const)),
      maxStates: 1,
    });
    expect(found).toBeNull();
  });
});
