/** The answer of another design in words. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Elsewhere } from '../elsewhere.js';
import { readTrace } from '../file.js';
import { corpusFolder } from '../package-root.js';
import type { Trace } from '../trace.js';
import { againstText } from './against.js';

const trace = readTrace(
  join(corpusFolder, 'list-only--foreign-free.trace.json'),
);

const say = (answer: Elsewhere, of: Trace = trace): string =>
  againstText(of, { design: 'other', rules: [], answer });

/** In one line. */
const flat = (answer: Elsewhere, of: Trace = trace): string =>
  say(answer, of).replace(/\s+/g, ' ').trim();

const stopped = {
  kind: 'stopped',
  step: 2,
  action: 'VM2.t1 setAlloc',
  result: null,
  rules: [],
  message: null,
} as const;

describe('a trace against another design', () => {
  it('names what stops it, a rule that is not described as well', () => {
    expect(say({ ...stopped, result: 'waits', rules: ['a', 'b'] })).toBe(
      '  Against other: it stops the trace at step 2 of 4 (VM2.t1 setAlloc):\n' +
        '  waits, by rules:\n  - a\n  - b\n',
    );
    expect(flat(stopped)).toBe(
      'Against other: it stops the trace at step 2 of 4 (VM2.t1 setAlloc): ' +
        'it no longer happens; no rule does this, the state does not allow it.',
    );
  });

  it('tells what does no harm from what works there too', () => {
    const harmless = {
      kind: 'harmless',
      steps: 4,
      since: 3,
      rules: ['a'],
      because: 'nothing is there',
    } as const;
    expect(flat(harmless)).toBe(
      'Against other: it refuses nowhere, and all 4 steps happen, but ' +
        'foreign-free is not broken: nothing is there; these rules took ' +
        'effect, from step 3 on: - a',
    );
    expect(flat({ ...harmless, rules: [] })).toMatch(/no rule took effect\.$/);
    const shown = { kind: 'shown', steps: 4, because: '' } as const;
    expect(flat(shown)).toBe(
      'Against other: it refuses nowhere; the attack works there too: all 4 ' +
        'steps happen, and foreign-free is broken.',
    );
    expect(flat(shown, { ...trace, claimKind: 'sometimes' })).toContain(
      'the run works there too: all 4 steps happen, and foreign-free is reached.',
    );
  });

  it('may not be a question at all', () => {
    expect(say({ kind: 'foreign', because: 'no such call' })).toBe(
      '  Against other: it cannot be asked: no such call.\n',
    );
  });
});
