import { describe, expect, it } from 'vitest';
import { counter, flag, oneOf, optionalRef, ref, valuesIn } from './domain.js';

const objects = (sort: string): readonly string[] =>
  sort === 'book' ? ['b1', 'b2'] : [];

describe('valuesIn', () => {
  it.each([
    { domain: ref('book'), values: ['b1', 'b2'] },
    { domain: optionalRef('book'), values: [null, 'b1', 'b2'] },
    { domain: oneOf('new', 'worn'), values: ['new', 'worn'] },
    { domain: flag(), values: [false, true] },
    { domain: counter(3, 'loans'), values: [0, 1, 2, 3] },
    { domain: ref('nobody'), values: [] },
  ])('lists the values of a $domain.kind', ({ domain, values }) => {
    expect(valuesIn(domain, objects)).toEqual(values);
  });
});
