import { describe, expect, it } from 'vitest';
import { v4Fixed } from '../../model/core/rules.js';
import { compare, describeMismatch, Model } from './compare.js';
import type { Recording } from './recording.js';
import { recordings } from './recording.js';

const model = new Model(v4Fixed, false);

/** A recording with one result of its own changed. */
function falsified(change: 'ret' | 'state' | 'events'): {
  readonly recording: Recording;
  readonly at: number;
} {
  const recording = recordings(v4Fixed.name).find(
    ({ profile, results }) =>
      profile === 'legal' && results.some(({ events }) => events.length > 0),
  );
  if (recording === undefined) throw new Error('no sequence has an event');
  const at = recording.results.findIndex(({ events }) => events.length > 0);
  const results = recording.results.map((result, n) => {
    if (n !== at) return result;
    switch (change) {
      case 'ret':
        return { ...result, ret: '-EIO' };
      case 'state':
        return { ...result, state: { avail: 99 } };
      case 'events':
        return { ...result, events: [] };
    }
  });
  return { recording: { ...recording, results }, at };
}

describe('compare', () => {
  it.each(['ret', 'state', 'events'] as const)(
    'notices a difference in %s, where it is',
    (change) => {
      const { recording, at } = falsified(change);
      expect(compare(model, recording)).toMatchObject({
        sequence: recording.name,
        at,
        call: recording.ops[at],
      });
    },
  );

  it('tells the call, what was recorded, what is modelled, what came before', () => {
    const { recording, at } = falsified('ret');
    const mismatch = compare(model, recording);
    if (mismatch === null) throw new Error('no mismatch');
    const lines = describeMismatch(mismatch).split('\n');
    expect(lines[0]).toBe(
      `${recording.name}, call ${String(at)}: ` +
        `${recording.ops[at]?.op ?? ''} ` +
        JSON.stringify(recording.ops[at]?.args),
    );
    expect(lines[1]).toBe('  ret recorded  "-EIO"');
    expect(lines[2]).toMatch(/^ {2}ret modelled {2}/);
    expect(lines).toHaveLength(3 + at);
  });
});
