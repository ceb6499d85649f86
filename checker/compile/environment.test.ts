import { describe, expect, it } from 'vitest';
import { counter, flag, oneOf, optionalRef, ref } from '../language/domain.js';
import * as f from '../language/formula.js';
import { library } from '../testing/library.js';
import {
  assignments,
  resolveAddress,
  resolveOperand,
  resolveTerm,
  staticTruth,
} from './environment.js';

const { universe } = library();
const here = { t: 'ann.desk', c: 'c1' };

describe('resolveTerm', () => {
  it('looks a variable up and follows a relation', () => {
    expect(resolveTerm(universe, here, 'c')).toBe('c1');
    expect(resolveTerm(universe, here, f.apply('readerOf', 't'))).toBe('ann');
  });

  it.each([
    { term: 'x', message: /variable 'x' is not bound here; in sight: t, c/ },
    {
      term: f.apply('ownerOf', 't'),
      message: /unknown relation 'ownerOf'; this scope has readerOf/,
    },
    {
      term: f.apply('readerOf', 'c'),
      message: /'readerOf' says nothing of 'c1'; it covers ann.desk, bob.desk/,
    },
  ])('explains what is wrong with $term', ({ term, message }) => {
    expect(() => resolveTerm(universe, here, term)).toThrow(message);
  });
});

describe('resolveAddress', () => {
  it('names the component', () => {
    const at = { chart: 'wish', of: [f.apply('readerOf', 't'), 'c'] };
    expect(resolveAddress(universe, here, at)).toBe('wish(ann,c1)');
  });
});

describe('resolveOperand', () => {
  it.each([
    { operand: f.lit(2), domain: counter(3, 'x'), value: 2 },
    { operand: f.lit(null), domain: optionalRef('reader'), value: null },
    { operand: 'n', domain: counter(3, 'x'), value: 3 },
    { operand: 'yes', domain: flag(), value: true },
    { operand: 'c', domain: ref('copy'), value: 'c1' },
    { operand: 'word', domain: oneOf('torn'), value: 'torn' },
  ])('reads $operand as a $domain.kind', ({ operand, domain, value }) => {
    const environment = { ...here, n: '3', yes: 'true', word: 'torn' };
    expect(resolveOperand(universe, environment, operand, domain)).toBe(value);
  });

  it.each([
    [f.lit('tron'), oneOf('torn', 'sound')],
    [f.lit(4), counter(3, 'x')],
    [f.lit(null), ref('reader')],
  ])('refuses %o, which could never be met', (operand, domain) => {
    expect(() => resolveOperand(universe, here, operand, domain)).toThrow(
      'is not among the values declared there',
    );
  });
});

describe('assignments', () => {
  it('varies the last variable fastest', () => {
    const rows = assignments(universe, {
      r: 'reader',
      how: { values: ['sound', 'torn'] },
    });
    expect(rows).toEqual([
      { r: 'ann', how: 'sound' },
      { r: 'ann', how: 'torn' },
      { r: 'bob', how: 'sound' },
      { r: 'bob', how: 'torn' },
    ]);
  });

  it('gives the start where there is no variable', () => {
    expect(assignments(universe, {}, here)).toEqual([here]);
  });
});

describe('staticTruth', () => {
  const unknown = f.is({ chart: 'copy', of: ['c'] }, 'shelf');
  const yes = f.same('c', 'c');
  const no = f.same('c', 't');

  it.each([
    { formula: yes, truth: true },
    { formula: no, truth: false },
    { formula: unknown, truth: null },
    { formula: f.not(no), truth: true },
    { formula: f.not(unknown), truth: null },
    { formula: f.all(), truth: true },
    { formula: f.any(), truth: false },
    { formula: f.all(unknown, no), truth: false },
    { formula: f.all(unknown, yes), truth: null },
    { formula: f.any(unknown, yes), truth: true },
    { formula: f.any(unknown, no), truth: null },
    { formula: f.exists('k', 'copy', f.same('k', 'c')), truth: true },
    { formula: f.forall('k', 'copy', f.same('k', 'c')), truth: false },
    { formula: f.exists('k', 'copy', unknown), truth: null },
    { formula: f.running('t'), truth: null },
  ])('decides what reads no state: $truth', ({ formula, truth }) => {
    expect(staticTruth(universe, here, formula)).toBe(truth);
  });
});
