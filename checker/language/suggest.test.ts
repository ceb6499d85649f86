import { expect, it } from 'vitest';
import { closest, editDistance, hint } from './suggest.js';

it('counts letters to change, add or leave out', () => {
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('flush', 'flash')).toBe(1);
  expect(editDistance('set-only', 'set-onyl')).toBe(2);
});

it('finds the closest name, but not a far one', () => {
  const known = ['set-only', 'set-and-list', 'list-only'];
  expect(closest('set-onyl', known)).toBe('set-only');
  expect(closest('setandlist', known)).toBe('set-and-list');
  expect(closest('xyz', known)).toBeNull();
  expect(hint('xyz', known)).toBe('');
  expect(hint('list-olny', known)).toBe(" Did you mean 'list-only'?");
});
