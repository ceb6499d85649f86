import { describe, expect, it } from 'vitest';
import type { Claim } from '../language/claim.js';
import type { Exploration, Finding, Found } from '../search/exploration.js';
import { TOLD_APART } from '../search/exploration.js';
import { judge, worstCode } from './judge.js';

const claims: readonly Claim[] = [
  { kind: 'refusedChangesNothing', name: 'safe', says: '', source: '' },
  { kind: 'refusal', name: 'witness', says: '', source: '', rule: 'r' },
];

function finding(claim: string, found: Found): Finding {
  const path = found === 'sometimes' ? { steps: [0], final: [0] } : null;
  const shortest = path !== null;
  return { claim, found, path, shortest, objects: null, states: null };
}

function exploration(
  safe: Found,
  witness: Found,
  more: Partial<Exploration> = {},
): Exploration {
  return {
    states: 10,
    transitions: 20,
    depth: 3,
    complete: true,
    stopped: null,
    open: 0,
    seconds: 0,
    bytes: 0,
    symmetries: 1,
    alike: TOLD_APART,
    findings: [finding('safe', safe), finding('witness', witness)],
    vacuous: [],
    ...more,
  };
}

const holds = { safe: 'never', witness: 'sometimes' } as const;
const breaks = { safe: 'sometimes', witness: 'sometimes' } as const;
const stopped = { complete: false, stopped: 'time', open: 5 } as const;

function verdicts(
  search: Exploration,
  expected: Readonly<Record<string, 'never' | 'sometimes' | 'always'>>,
): readonly unknown[] {
  const judged = judge(claims, search, expected);
  return [...judged.claims.map(({ verdict }) => verdict), judged.code];
}

describe('judge', () => {
  it('compares the finding with the expectation', () => {
    const clean = exploration('never', 'sometimes');
    const broken = exploration('sometimes', 'sometimes');
    expect(verdicts(clean, holds)).toEqual(['met', 'met', 0]);
    expect(verdicts(broken, holds)).toEqual(['notMet', 'met', 1]);
    expect(verdicts(broken, breaks)).toEqual(['met', 'met', 0]);
    expect(verdicts(clean, breaks)).toEqual(['notMet', 'met', 1]);
  });

  it('fails a run whose witness is never reached', () => {
    const search = exploration('never', 'never');
    expect(verdicts(search, holds)).toEqual(['met', 'notMet', 1]);
  });

  it('never says never after a search that was stopped', () => {
    const search = exploration('never', 'sometimes', stopped);
    expect(verdicts(search, holds)).toEqual(['inconclusive', 'met', 3]);
    expect(verdicts(search, breaks)).toEqual(['inconclusive', 'met', 3]);
  });

  it('accepts an expected violation even from a stopped search', () => {
    const search = exploration('sometimes', 'sometimes', stopped);
    expect(verdicts(search, breaks)).toEqual(['met', 'met', 0]);
    expect(verdicts(search, holds)).toEqual(['notMet', 'met', 1]);
  });

  it('fails on what never happened, once everything was seen', () => {
    const vacuous = [{ kind: 'rule', rule: 'r' }] as const;
    const whole = exploration('never', 'sometimes', { vacuous });
    expect(verdicts(whole, holds)).toEqual(['met', 'met', 1]);
    const part = exploration('sometimes', 'sometimes', { ...stopped, vacuous });
    expect(verdicts(part, breaks)).toEqual(['met', 'met', 3]);
    expect(judge(claims, part, breaks).unseen).toEqual(vacuous);
  });

  it('names claims and expectations that do not match', () => {
    const search = exploration('never', 'sometimes');
    expect(() => judge(claims, search, { safe: 'never' })).toThrow(
      /no expectation for witness/,
    );
    expect(() => judge(claims, search, { ...holds, sav: 'never' })).toThrow(
      /no claim called sav/,
    );
  });

  it('lets a failure outweigh an unfinished search', () => {
    expect(worstCode([0, 3, 1])).toBe(1);
    expect(worstCode([0, 3, 0])).toBe(3);
    expect(worstCode([])).toBe(0);
  });
});
