import { describe, expect, it } from 'vitest';
import { drawsFrom, reproduction } from './prop.js';

describe('drawsFrom', () => {
  it('draws the same without being told, and what it is told', () => {
    expect(drawsFrom({})).toEqual(drawsFrom({ FC_SEED: '', FC_PATH: '' }));
    expect(
      drawsFrom({ FC_SEED: '-7', FC_PATH: '3:0', FC_EFFORT: '20' }),
    ).toEqual({ seed: -7, path: '3:0', effort: 20 });
  });

  it.each(['FC_SEED', 'FC_EFFORT'])(
    'explains a %s that is no number',
    (name) => {
      expect(() => drawsFrom({ [name]: 'seven' })).toThrow(
        new RegExp(`${name} is 'seven', which is no whole number`),
      );
    },
  );
});

describe('reproduction', () => {
  const test = {
    file: 'properties/some.test.ts',
    name: "it's (a+b) [c]: 50 $",
  };

  it('is one line that a shell takes as it is', () => {
    expect(reproduction(test, { seed: 1, path: '4:2' })).toBe(
      'FC_SEED=1 FC_PATH=4:2 npx vitest run properties/some.test.ts ' +
        "-t 'it'\\''s \\(a\\+b\\) \\[c\\]: 50 \\$'",
    );
  });

  it('names a test by a pattern that matches it', () => {
    const line = reproduction(
      { ...test, name: 'a|b.c {d} ^e' },
      { seed: 1, path: null },
    );
    const pattern = /-t '(.*)'$/.exec(line)?.[1] ?? '';
    expect(new RegExp(pattern).test('a|b.c {d} ^e')).toBe(true);
    expect(line).not.toContain('FC_PATH');
  });
});
